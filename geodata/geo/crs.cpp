#include "geodata/geo/crs.h"

#include <cmath>
#include <limits>
#include <utility>

#include <proj.h>

namespace geodata {
namespace {

struct FreeContext {
  void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
};
struct FreePj {
  void operator()(PJ* pj) const { proj_destroy(pj); }
};
using Context = std::unique_ptr<PJ_CONTEXT, FreeContext>;
using Pj = std::unique_ptr<PJ, FreePj>;

constexpr std::size_t shown_definition_bytes = 60;

void ignore_log(void*, int, const char*) {}

Context make_context() {
  Context context(proj_context_create());
  if (!context) return context;
  proj_context_set_enable_network(context.get(), 0);  // opening a file must never send a request
  proj_log_func(context.get(), nullptr, ignore_log);  // reasons go into the Error, not to stderr
  return context;
}

// PROJ reads "+proj=utm ..." as an operation unless it is told that it names a CRS.
std::string as_crs_definition(std::string_view definition) {
  std::string out(definition);
  const bool proj_string = out.find("proj=") != std::string::npos || out.find("init=") != std::string::npos;
  const bool wkt_or_json = out.find('[') != std::string::npos || out.find('{') != std::string::npos;
  if (proj_string && !wkt_or_json && out.find("type=crs") == std::string::npos) out += " +type=crs";
  return out;
}

// Long WKT would fill the notice.
std::string shown(std::string_view definition) {
  if (definition.size() <= shown_definition_bytes) return std::string(definition);
  std::size_t end = shown_definition_bytes;
  while (end > 0 && (static_cast<unsigned char>(definition[end]) & 0xC0u) == 0x80u) --end;
  return std::string(definition.substr(0, end)) + "...";
}

Error unusable(std::string_view definition, Text why) {
  Error error;
  error.what = text("Cannot use the coordinate reference system {}", shown(definition));
  error.why = std::move(why);
  error.todo = text("Save the file in WGS 84 longitude and latitude (EPSG:4326)");
  return error;
}

Text reason(PJ_CONTEXT* context) {
  const int code = proj_context_errno(context);
  const char* words = code == 0 ? nullptr : proj_context_errno_string(context, code);
  return words == nullptr || *words == '\0' ? text("PROJ does not know it") : text("PROJ says: {}", words);
}

// Points have two coordinates, so a CRS of heights, of times or of a place on a machine cannot be meant.
bool is_horizontal(const PJ* crs) {
  switch (proj_get_type(crs)) {
    case PJ_TYPE_GEOCENTRIC_CRS:
    case PJ_TYPE_VERTICAL_CRS:
    case PJ_TYPE_TEMPORAL_CRS:
    case PJ_TYPE_ENGINEERING_CRS: return false;
    default: return proj_is_crs(crs) != 0;
  }
}

}  // namespace

struct ToWgs84::Impl {
  Context context;  // before the PJ, which must go first
  Pj operation;
  bool identity = false;
};

ToWgs84::ToWgs84(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ToWgs84::ToWgs84(ToWgs84&&) noexcept = default;
ToWgs84& ToWgs84::operator=(ToWgs84&&) noexcept = default;
ToWgs84::~ToWgs84() = default;

Result<ToWgs84> ToWgs84::from(std::string_view definition) {
  auto impl = std::make_unique<Impl>();
  impl->context = make_context();
  PJ_CONTEXT* context = impl->context.get();
  if (context == nullptr) return Unexpected(unusable(definition, text("PROJ could not be started")));

  const Pj source(proj_create(context, as_crs_definition(definition).c_str()));
  if (!source) return Unexpected(unusable(definition, reason(context)));
  if (!is_horizontal(source.get())) {
    return Unexpected(unusable(definition, text("it does not give places on the ground two coordinates")));
  }
  const Pj target(proj_create(context, "EPSG:4326"));
  if (!target) return Unexpected(unusable(definition, text("PROJ's database proj.db cannot be read")));

  const Pj raw(proj_create_crs_to_crs_from_pj(context, source.get(), target.get(), nullptr, nullptr));
  if (!raw) return Unexpected(unusable(definition, reason(context)));
  impl->operation.reset(proj_normalize_for_visualization(context, raw.get()));
  if (!impl->operation) return Unexpected(unusable(definition, reason(context)));

  impl->identity = proj_is_equivalent_to_with_ctx(context, source.get(), target.get(),
                                                  PJ_COMP_EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS) != 0;
  return ToWgs84(std::move(impl));
}

namespace {

// Its ellipsoid has the radius of GRS 80, WGS 84 and CGCS 2000, which are for datums at the earth's centre.
bool is_geocentric_datum(PJ_CONTEXT* context, const PJ* geodetic) {
  constexpr double radius_m = 6378137;
  const Pj ellipsoid(proj_get_ellipsoid(context, geodetic));
  double semi_major_m = 0;
  if (!ellipsoid || proj_ellipsoid_get_parameters(context, ellipsoid.get(), &semi_major_m, nullptr, nullptr,
                                                  nullptr) == 0) {
    return false;
  }
  return std::abs(semi_major_m - radius_m) < 0.5;
}

// Of a chain of steps, "axis order change (2D) + Inverse of NAD27 to WGS 84 (6) + ...", the one to or from WGS 84.
std::string shift_in(std::string_view chain) {
  constexpr std::string_view between = " + ", inverse = "Inverse of ";
  while (!chain.empty()) {
    const std::size_t end = chain.find(between);
    std::string_view step = chain.substr(0, end);
    chain = end == std::string_view::npos ? std::string_view{} : chain.substr(end + between.size());
    if (step.starts_with(inverse)) step.remove_prefix(inverse.size());
    if (step.find("WGS 84") != std::string_view::npos) return std::string(step);
  }
  return {};
}

}  // namespace

std::optional<DatumShift> datum_shift(std::string_view definition, LngLat at) {
  constexpr double right_to_m = 1;
  const Context context = make_context();
  const Pj crs(context ? proj_create(context.get(), as_crs_definition(definition).c_str()) : nullptr);
  const Pj wgs84(crs ? proj_create(context.get(), "EPSG:4326") : nullptr);
  const Pj geodetic(wgs84 ? proj_crs_get_geodetic_crs(context.get(), crs.get()) : nullptr);
  if (!geodetic) return std::nullopt;
  const Pj raw(proj_create_crs_to_crs_from_pj(context.get(), wgs84.get(), crs.get(), nullptr, nullptr));
  const Pj there(raw ? proj_normalize_for_visualization(context.get(), raw.get()) : nullptr);
  if (!there) return std::nullopt;
  const PJ_COORD found = proj_trans(there.get(), PJ_FWD, proj_coord(at.lng, at.lat, 0, 0));
  const Pj used(std::isfinite(found.xy.x) ? proj_trans_get_last_used_operation(there.get()) : nullptr);
  if (!used) return std::nullopt;
  DatumShift out;
  const char* const name = proj_get_name(geodetic.get());
  out.datum = name == nullptr ? "" : name;
  if (proj_coordoperation_has_ballpark_transformation(context.get(), used.get()) != 0) {
    if (is_geocentric_datum(context.get(), geodetic.get())) return std::nullopt;
    return out;
  }
  const double accuracy_m = proj_coordoperation_get_accuracy(context.get(), used.get());
  if (accuracy_m >= 0 && accuracy_m <= right_to_m) return std::nullopt;
  if (accuracy_m < 0) return is_geocentric_datum(context.get(), geodetic.get()) ? std::nullopt : std::optional(out);
  out.accuracy_m = accuracy_m;
  const char* const steps = proj_get_name(used.get());
  if (steps != nullptr) out.operation = shift_in(steps);
  return out;
}

bool ToWgs84::identity() const { return impl_->identity; }

std::size_t ToWgs84::transform(std::span<LngLat> points) const {
  if (points.empty()) return 0;
  if (!impl_->identity) {
    proj_errno_reset(impl_->operation.get());
    proj_trans_generic(impl_->operation.get(), PJ_FWD, &points[0].lng, sizeof(LngLat), points.size(), &points[0].lat,
                       sizeof(LngLat), points.size(), nullptr, 0, 0, nullptr, 0, 0);
  }
  constexpr double infinity = std::numeric_limits<double>::infinity();
  std::size_t failed = 0;
  for (LngLat& p : points) {
    if (std::isfinite(p.lng) && std::isfinite(p.lat)) continue;
    p = {infinity, infinity};
    ++failed;
  }
  return failed;
}

}  // namespace geodata

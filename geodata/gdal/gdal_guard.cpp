#include "geodata/gdal/gdal_guard.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <mutex>
#include <utility>

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_http.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <gdal_frmts.h>
#include <gdal_priv.h>
#include <ogr_srs_api.h>
#include <ogrsf_frmts.h>

#include "geodata/base/utf8.h"
#include "geodata/io/vector_reader.h"

namespace geodata {
namespace {

constexpr std::size_t max_messages = 20;
constexpr std::size_t max_message_bytes = 300;
constexpr std::string_view memory_root = "/vsimem/anshan/";

// Answers every HTTP request GDAL wants to make. Null would hand it to the built-in client.
CPLHTTPResult* refuse_fetch(const char*, CSLConstList, GDALProgressFunc, void*, CPLHTTPFetchWriteFunc, void*, void*) {
  auto* result = static_cast<CPLHTTPResult*>(CPLCalloc(1, sizeof(CPLHTTPResult)));
  result->nStatus = 1;
  result->pszErrBuf = CPLStrdup("network access is off");
  return result;
}

// Set in the program, so that environment variables and GDAL's own settings files do not count.
constexpr std::array<std::pair<const char*, const char*>, 10> settings{{
    {"GDAL_PAM_ENABLED", "NO"},                        // no .aux.xml
    {"CPL_VSIL_CURL_ALLOWED_EXTENSIONS", ".nothing"},  // no reading over the network through /vsicurl/
    {"OGR_SQLITE_LOAD_EXTENSIONS", ""},                // no foreign code
    {"OGR_SQLITE_ALLOW_EXTERNAL_ACCESS", "NO"},        // no other files through SQL in a GeoPackage
    {"SHAPE_RESTORE_SHX", "YES"},                      // in the memory folder: a Shapefile without .shx opens
    {"OGR_SHAPE_PACK_IN_PLACE", "NO"},
    {"CPL_DEBUG", "OFF"},
    {"CPL_CURL_VERBOSE", "NO"},
    {"GDAL_NUM_THREADS", "1"},  // readers run on workers already
    {"OGR_CT_USE_SRS_COORDINATE_EPOCH", "NO"},
}};

void CPL_STDCALL take_message(CPLErr level, CPLErrorNum, const char* message) {
  if (level < CE_Failure || message == nullptr) return;
  static_cast<GdalCall*>(CPLGetErrorHandlerUserData())->take(message);
}

}  // namespace

void initialise_gdal() {
  static std::once_flag once;
  std::call_once(once, [] {
    for (const auto& setting : settings) CPLSetConfigOption(setting.first, setting.second);
    CPLHTTPSetFetchCallback(refuse_fetch, nullptr);
    OSRSetPROJEnableNetwork(0);
    RegisterOGRShape();
    RegisterOGRGeoPackage();
    RegisterOGRFlatGeobuf();
    GDALRegister_GTiff();
    GDALRegister_MEM();  // where rasters are warped to
  });
}

GdalCall::GdalCall() {
  initialise_gdal();
  CPLPushErrorHandlerEx(take_message, this);
  CPLHTTPPushFetchCallback(refuse_fetch, nullptr);  // also where other code changed the one of the process
}

GdalCall::~GdalCall() {
  CPLHTTPPopFetchCallback();
  CPLPopErrorHandler();
  CPLErrorReset();
}

// GDAL's messages name our memory files, and may hold bytes of the file.
void GdalCall::take(std::string_view message) {
  if (messages_.size() >= max_messages) return;
  std::string words;
  while (!message.empty() && words.size() < max_message_bytes) {
    if (message.starts_with(memory_root)) {
      const std::size_t end = message.find('/', memory_root.size());
      message.remove_prefix(end == std::string_view::npos ? memory_root.size() : end + 1);
      continue;
    }
    std::size_t next = 0;
    const char32_t c = next_code_point(message, next);
    append_utf8(words, c < 0x20 ? U' ' : c);
    message.remove_prefix(next);
  }
  messages_.push_back(std::move(words));
}

Text GdalCall::why() const {
  if (messages_.empty()) return text("the file is damaged or not of the kind it says");
  return text("the file is damaged or not of the kind it says (GDAL: {})", messages_.front());
}

MemoryFolder::MemoryFolder() {
  static std::atomic<std::uint64_t> next{0};
  path_ = std::string(memory_root) + std::to_string(next++) + "/";
}

MemoryFolder::~MemoryFolder() { VSIRmdirRecursive(path_.substr(0, path_.size() - 1).c_str()); }

std::string MemoryFolder::add(std::string_view file_name, std::string_view bytes) {
  std::string path = path_ + std::string(file_name);
  // GDAL takes a writable pointer, but the file is opened read-only and is not owned.
  auto* data = reinterpret_cast<GByte*>(const_cast<char*>(bytes.data()));
  VSILFILE* file = VSIFileFromMemBuffer(path.c_str(), data, bytes.size(), FALSE);
  if (file != nullptr) VSIFCloseL(file);
  return path;
}

void CloseDataset::operator()(GDALDataset* dataset) const { GDALClose(GDALDataset::ToHandle(dataset)); }

Dataset open_with(const char* driver, const std::string& path, DatasetKind kind,
                  const std::vector<std::string>& open_options) {
  const char* const drivers[] = {driver, nullptr};
  CPLStringList options;
  for (const std::string& option : open_options) options.AddString(option.c_str());
  const unsigned flags = GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR |
                         (kind == DatasetKind::vector ? unsigned{GDAL_OF_VECTOR} : unsigned{GDAL_OF_RASTER});
  return Dataset(GDALDataset::Open(path.c_str(), flags, drivers, options.List(), nullptr));
}

}  // namespace geodata

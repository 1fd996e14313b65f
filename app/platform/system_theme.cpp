#include "app/platform/system_theme.h"

#include <dbus/dbus.h>

#include <cstdint>
#include <cstdlib>
#include <memory>

namespace app {
namespace {

constexpr int wait_ms = 200;

struct Unref {
  void operator()(DBusMessage* message) const { dbus_message_unref(message); }
  void operator()(DBusConnection* connection) const {
    dbus_connection_close(connection);
    dbus_connection_unref(connection);
  }
};
using Message = std::unique_ptr<DBusMessage, Unref>;
using Connection = std::unique_ptr<DBusConnection, Unref>;

// The number in a variant, which may lie in another one.
std::optional<std::uint32_t> number_in(DBusMessageIter it) {
  constexpr int deepest = 4;
  for (int depth = 0; depth < deepest; ++depth) {
    const int type = dbus_message_iter_get_arg_type(&it);
    if (type == DBUS_TYPE_UINT32) {
      dbus_uint32_t value = 0;
      dbus_message_iter_get_basic(&it, &value);
      return value;
    }
    if (type != DBUS_TYPE_VARIANT) return std::nullopt;
    DBusMessageIter inner;
    dbus_message_iter_recurse(&it, &inner);
    it = inner;
  }
  return std::nullopt;
}

Message ask(DBusConnection& bus) {
  Message call(dbus_message_new_method_call("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop",
                                            "org.freedesktop.portal.Settings", "Read"));
  if (!call) return nullptr;
  const char* group = "org.freedesktop.appearance";
  const char* key = "color-scheme";
  const auto filled =
      dbus_message_append_args(call.get(), DBUS_TYPE_STRING, &group, DBUS_TYPE_STRING, &key, DBUS_TYPE_INVALID);
  if (filled == FALSE) return nullptr;
  return Message(dbus_connection_send_with_reply_and_block(&bus, call.get(), wait_ms, nullptr));
}

}  // namespace

std::optional<bool> system_is_dark() {
  const char* address = std::getenv("DBUS_SESSION_BUS_ADDRESS");
  if (address == nullptr || *address == '\0') return std::nullopt;  // libdbus would start a bus
  const Connection bus(dbus_connection_open_private(address, nullptr));
  if (!bus) return std::nullopt;
  dbus_connection_set_exit_on_disconnect(bus.get(), FALSE);
  if (dbus_bus_register(bus.get(), nullptr) == FALSE) return std::nullopt;
  const Message reply = ask(*bus);
  DBusMessageIter it;
  if (!reply || dbus_message_iter_init(reply.get(), &it) == FALSE) return std::nullopt;
  const auto preference = number_in(it);
  if (preference == 1u) return true;
  if (preference == 2u) return false;
  return std::nullopt;
}

}  // namespace app

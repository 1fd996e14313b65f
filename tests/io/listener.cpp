#include "tests/io/listener.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace test_files {

Listener::Listener() : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* plain = reinterpret_cast<sockaddr*>(&address);
  if (::bind(socket_, plain, size) != 0 || ::listen(socket_, 5) != 0) return;
  if (::getsockname(socket_, plain, &size) == 0) port_ = ntohs(address.sin_port);
}

Listener::~Listener() { ::close(socket_); }

bool Listener::was_called() const {
  const int peer = ::accept(socket_, nullptr, nullptr);
  if (peer >= 0) ::close(peer);
  return peer >= 0;
}

}  // namespace test_files

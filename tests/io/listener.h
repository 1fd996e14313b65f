// A port on this machine at which nobody may knock: proof that reading a file sends no request.
#pragma once

#include <string>

namespace test_files {

class Listener {
 public:
  Listener();
  ~Listener();
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  int port() const { return port_; }  // 0: the system gave none
  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_) + "/crs"; }
  bool was_called() const;

 private:
  int socket_;
  int port_ = 0;
};

}  // namespace test_files

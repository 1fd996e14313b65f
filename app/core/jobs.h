// Work off the main thread. A job computes on a worker and hands back what to do with its result; that runs on the main
// thread inside deliver(), so nothing else in the program needs a lock.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "geodata/base/parallel.h"
#include "geodata/base/result.h"
#include "geodata/base/text.h"

namespace app {

struct JobHandle {
  std::uint64_t id = 0;
};

struct JobStatus {  // for the status line
  std::uint64_t id = 0;
  geodata::Text title;
  double progress = 0;  // 0..1; < 0: not known
};

class JobContext {  // what a running job sees; valid while it runs
 public:
  const std::atomic<bool>& cancelled() const { return *cancelled_; }
  void progress(double fraction) const { progress_->store(fraction); }
  // Hands something to the main thread while the job goes on, as its result at the end; nothing once it is cancelled.
  void post(std::function<void()> deliver) const { post_(std::move(deliver)); }
  // Spreads a part of the job's work over the workers that are free; an exception of a part is thrown to the caller.
  // Valid while the job runs.
  geodata::Parallel parallel() const { return parallel_; }

 private:
  friend class Jobs;
  geodata::Parallel parallel_;
  std::function<void(std::function<void()>)> post_;
  std::atomic<bool>* cancelled_ = nullptr;
  std::atomic<double>* progress_ = nullptr;
};

class Jobs {
 public:
  using Deliver = std::function<void()>;                   // on the main thread; may be empty
  using Work = std::function<Deliver(const JobContext&)>;  // on a worker; must not touch main-thread data
  // On the main thread, in place of the delivery, when the work threw (a library's exception, no memory): whoever waits
  // for what the job was to bring ends that here.
  using Failed = std::function<void(const geodata::Error&)>;

  // threads = 0: no workers; jobs run inside deliver(), one by one, in order (tests, pictures).
  explicit Jobs(unsigned threads);
  ~Jobs();  // cancels all and joins
  Jobs(const Jobs&) = delete;
  Jobs& operator=(const Jobs&) = delete;

  // Higher priority first, then first come. An untitled job is not listed in the status line. `failed` may be empty.
  JobHandle start(geodata::Text title, int priority, Work work, Failed failed);
  void cancel(JobHandle handle);

  // Runs the finished jobs' deliveries. Returns how many. Main thread.
  std::size_t deliver();
  // Returns when there is something to deliver, or when nothing is left that could bring it.
  void wait() const;
  bool idle() const;  // nothing queued, running or undelivered
  std::vector<JobStatus> status() const;
  // Told of every job that fails, after its own `failed`. Main thread.
  void on_failed(Failed tell);
  // Called from a worker when something waits to be delivered (wakes the event loop).
  void on_ready(std::function<void()> wake);

 private:
  struct Impl;
  static JobContext context_of(Impl& impl, std::atomic<bool>& cancelled, std::atomic<double>& progress);
  std::unique_ptr<Impl> impl_;
};

}  // namespace app

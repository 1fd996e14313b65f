#include "app/core/jobs.h"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <limits>
#include <mutex>
#include <new>
#include <thread>

namespace app {

namespace {

struct Job {
  std::uint64_t id = 0;
  geodata::Text title;
  int priority = 0;
  Jobs::Work work;
  Jobs::Failed failed;
  std::atomic<bool> cancelled{false};
  std::atomic<double> progress{-1};
};
using JobPtr = std::shared_ptr<Job>;

// Work that several threads share: each takes the next number until none is left.
class SharedWork {
 public:
  SharedWork(std::size_t count, const std::function<void(std::size_t)>& body) : count_(count), body_(body) {}

  void take_part() {
    for (std::size_t i = next_++; i < count_; i = next_++) {
      std::exception_ptr thrown;
      try {
        body_(i);
      } catch (...) {
        thrown = std::current_exception();
      }
      const std::lock_guard lock(mutex_);
      if (thrown && !thrown_) thrown_ = thrown;
      if (++done_ == count_) all_done_.notify_all();
    }
  }

  void wait() {
    std::unique_lock lock(mutex_);
    all_done_.wait(lock, [this] { return done_ == count_; });
    if (thrown_) std::rethrow_exception(thrown_);
  }

 private:
  std::size_t count_;
  // The caller's, which waits until no part is left; who comes later takes none and does not touch it.
  const std::function<void(std::size_t)>& body_;
  std::atomic<std::size_t> next_{0};
  std::mutex mutex_;
  std::condition_variable all_done_;
  std::size_t done_ = 0;
  std::exception_ptr thrown_;
};

// What a person is told of an exception.
geodata::Error failure_of(const Job& job, const std::exception_ptr& thrown) {
  geodata::Error error;
  error.what = job.title.empty() ? geodata::text("A part of the map could not be made") : job.title;
  try {
    std::rethrow_exception(thrown);
  } catch (const std::bad_alloc&) {
    error.why = geodata::text("there is not enough memory");
    error.todo = geodata::text("Close other programs, or open less at once");
  } catch (const std::exception& e) {
    error.why = geodata::text("it ended with “{}”", e.what());
  } catch (...) {
    error.why = geodata::text("it ended without a reason");
  }
  return error;
}

constexpr int helper_priority = std::numeric_limits<int>::max();  // a job that has begun ends before others begin

}  // namespace

struct Jobs::Impl {
  mutable std::mutex mutex;
  std::condition_variable work_waits, work_done;
  std::vector<JobPtr> queue;  // ordered: the next one last
  std::vector<JobPtr> running;
  std::vector<Deliver> finished;
  std::function<void()> wake;
  Failed tell;  // main thread
  std::vector<std::thread> threads;
  std::uint64_t next_id = 1;
  bool stopping = false;

  JobPtr take() {
    JobPtr job = queue.back();
    queue.pop_back();
    running.push_back(job);
    return job;
  }

  void finish(const JobPtr& job, Deliver deliver) {
    std::erase(running, job);
    if (deliver && !job->cancelled) finished.push_back(std::move(deliver));
    work_done.notify_all();
  }

  Deliver work_on(Job& job, const JobContext& context) {
    if (job.cancelled) return {};
    try {
      return job.work(context);
    } catch (...) {
      return [this, failed = job.failed, error = failure_of(job, std::current_exception())] {
        if (failed) failed(error);
        if (tell) tell(error);
      };
    }
  }

  JobHandle start(geodata::Text title, int priority, Work work, Failed failed) {
    auto job = std::make_shared<Job>();
    job->title = std::move(title);
    job->priority = priority;
    job->work = std::move(work);
    job->failed = std::move(failed);
    const std::lock_guard lock(mutex);
    job->id = next_id++;
    // Before all of its own priority, which came earlier and leave from the back.
    const auto at =
        std::find_if(queue.begin(), queue.end(), [&](const JobPtr& other) { return other->priority >= priority; });
    queue.insert(at, job);
    work_waits.notify_one();
    return {job->id};
  }

  void post(const std::atomic<bool>& cancelled, Deliver deliver) {
    std::function<void()> call;
    {
      const std::lock_guard lock(mutex);
      if (cancelled) return;
      finished.push_back(std::move(deliver));
      work_done.notify_all();
      call = wake;
    }
    if (call) call();
  }

  void share(std::size_t count, const std::function<void(std::size_t)>& body) {
    const auto work = std::make_shared<SharedWork>(count, body);
    const std::size_t helpers = std::min(threads.size(), count) - (threads.empty() ? 0 : 1);
    for (std::size_t i = 0; i < helpers; ++i) {
      const auto take_part = [work](const JobContext&) -> Deliver {
        work->take_part();
        return {};
      };
      start({}, helper_priority, take_part, {});  // what it throws is the caller's
    }
    work->take_part();
    work->wait();
  }

  void run_worker(const std::function<JobContext(Job&)>& context_of) {
    std::unique_lock lock(mutex);
    for (;;) {
      work_waits.wait(lock, [this] { return stopping || !queue.empty(); });
      if (stopping) return;
      const JobPtr job = take();
      lock.unlock();
      Deliver deliver = work_on(*job, context_of(*job));
      lock.lock();
      finish(job, std::move(deliver));
      const auto call = wake;
      lock.unlock();
      if (call) call();
      lock.lock();
    }
  }
};

JobContext Jobs::context_of(Impl& impl, std::atomic<bool>& cancelled, std::atomic<double>& progress) {
  JobContext context;
  context.cancelled_ = &cancelled;
  context.progress_ = &progress;
  context.parallel_ = [&impl](std::size_t count, const std::function<void(std::size_t)>& body) {
    impl.share(count, body);
  };
  context.post_ = [&impl, &cancelled](Deliver deliver) { impl.post(cancelled, std::move(deliver)); };
  return context;
}

Jobs::Jobs(unsigned threads) : impl_(std::make_unique<Impl>()) {
  const auto make = [this](Job& job) { return context_of(*impl_, job.cancelled, job.progress); };
  for (unsigned i = 0; i < threads; ++i) {
    impl_->threads.emplace_back([this, make] { impl_->run_worker(make); });
  }
}

Jobs::~Jobs() {
  {
    const std::lock_guard lock(impl_->mutex);
    impl_->stopping = true;
    for (const JobPtr& job : impl_->running) job->cancelled = true;
  }
  impl_->work_waits.notify_all();
  for (std::thread& thread : impl_->threads) thread.join();
}

JobHandle Jobs::start(geodata::Text title, int priority, Work work, Failed failed) {
  return impl_->start(std::move(title), priority, std::move(work), std::move(failed));
}

void Jobs::on_failed(Failed tell) { impl_->tell = std::move(tell); }

void Jobs::cancel(JobHandle handle) {
  const std::lock_guard lock(impl_->mutex);
  std::erase_if(impl_->queue, [&](const JobPtr& job) { return job->id == handle.id; });
  for (const JobPtr& job : impl_->running) {
    if (job->id == handle.id) job->cancelled = true;
  }
}

std::size_t Jobs::deliver() {
  std::vector<Deliver> ready;
  {
    std::unique_lock lock(impl_->mutex);
    while (impl_->threads.empty() && !impl_->queue.empty()) {
      const JobPtr job = impl_->take();
      lock.unlock();
      Deliver deliver = impl_->work_on(*job, context_of(*impl_, job->cancelled, job->progress));
      lock.lock();
      impl_->finish(job, std::move(deliver));
    }
    ready.swap(impl_->finished);
  }
  for (const Deliver& deliver : ready) deliver();
  return ready.size();
}

void Jobs::wait() const {
  std::unique_lock lock(impl_->mutex);
  impl_->work_done.wait(lock, [&] {
    const bool nothing_comes = impl_->threads.empty() || (impl_->queue.empty() && impl_->running.empty());
    return nothing_comes || !impl_->finished.empty();
  });
}

bool Jobs::idle() const {
  const std::lock_guard lock(impl_->mutex);
  return impl_->queue.empty() && impl_->running.empty() && impl_->finished.empty();
}

std::vector<JobStatus> Jobs::status() const {
  const std::lock_guard lock(impl_->mutex);
  std::vector<JobStatus> list;
  const auto add = [&](const JobPtr& job) {
    if (!job->title.empty()) list.push_back({job->id, job->title, job->progress.load()});
  };
  for (const JobPtr& job : impl_->running) add(job);
  std::for_each(impl_->queue.rbegin(), impl_->queue.rend(), add);
  return list;
}

void Jobs::on_ready(std::function<void()> wake) {
  const std::lock_guard lock(impl_->mutex);
  impl_->wake = std::move(wake);
}

}  // namespace app

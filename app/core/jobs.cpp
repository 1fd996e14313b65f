#include "app/core/jobs.h"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>

namespace app {

namespace {

struct Job {
  std::uint64_t id = 0;
  geodata::Text title;
  int priority = 0;
  Jobs::Work work;
  std::atomic<bool> cancelled{false};
  std::atomic<double> progress{-1};
};
using JobPtr = std::shared_ptr<Job>;

}  // namespace

struct Jobs::Impl {
  mutable std::mutex mutex;
  std::condition_variable work_waits;
  std::vector<JobPtr> queue;  // ordered: the next one last
  std::vector<JobPtr> running;
  std::vector<Deliver> finished;
  std::function<void()> wake;
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
  }

  static Deliver work_on(Job& job, const JobContext& context) {
    if (job.cancelled) return {};
    // A library's exception ends here: the job delivers nothing, and what it was to bring stays missing.
    try {
      return job.work(context);
    } catch (const std::exception&) {
      return {};
    }
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

Jobs::Jobs(unsigned threads) : impl_(std::make_unique<Impl>()) {
  const auto make = [](Job& job) {
    JobContext context;
    context.cancelled_ = &job.cancelled;
    context.progress_ = &job.progress;
    return context;
  };
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

JobHandle Jobs::start(geodata::Text title, int priority, Work work) {
  auto job = std::make_shared<Job>();
  job->title = std::move(title);
  job->priority = priority;
  job->work = std::move(work);
  {
    const std::lock_guard lock(impl_->mutex);
    job->id = impl_->next_id++;
    // Before all of its own priority, which came earlier and leave from the back.
    const auto at = std::find_if(impl_->queue.begin(), impl_->queue.end(),
                                 [&](const JobPtr& other) { return other->priority >= priority; });
    impl_->queue.insert(at, job);
  }
  impl_->work_waits.notify_one();
  return {job->id};
}

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
      JobContext context;
      context.cancelled_ = &job->cancelled;
      context.progress_ = &job->progress;
      Deliver deliver = Impl::work_on(*job, context);
      lock.lock();
      impl_->finish(job, std::move(deliver));
    }
    ready.swap(impl_->finished);
  }
  for (const Deliver& deliver : ready) deliver();
  return ready.size();
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

#include "app/core/jobs.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <functional>
#include <new>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "tests/catch.h"

using namespace app;

namespace {

void deliver_all(Jobs& jobs) {
  while (!jobs.idle()) {
    jobs.deliver();
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}

}  // namespace

TEST_CASE("without workers jobs run in deliver, by priority and then in order") {
  Jobs jobs(0);
  std::string order;
  const auto add = [&](char name, int priority) {
    jobs.start({}, priority,
               [&order, name](const JobContext&) -> Jobs::Deliver {
                 order += name;
                 return {};
               },
               {});
  };
  add('a', 1), add('b', 5), add('c', 1), add('d', 5);
  jobs.deliver();
  CHECK(order == "bdac");
  CHECK(jobs.idle());
}

TEST_CASE("a result enters on the thread that delivers") {
  Jobs jobs(2);
  const auto main_thread = std::this_thread::get_id();
  std::atomic<bool> worked_elsewhere{false};
  bool delivered_here = false;
  jobs.start({}, 0,
             [&](const JobContext&) -> Jobs::Deliver {
               worked_elsewhere = std::this_thread::get_id() != main_thread;
               return [&] { delivered_here = std::this_thread::get_id() == main_thread; };
             },
             {});
  deliver_all(jobs);
  CHECK(worked_elsewhere);
  CHECK(delivered_here);
}

TEST_CASE("a cancelled job delivers nothing") {
  Jobs jobs(1);
  std::atomic<bool> started{false};
  bool delivered = false;
  const JobHandle handle = jobs.start(geodata::text("Reading {}", "x"), 0,
                                      [&](const JobContext& context) -> Jobs::Deliver {
                                        started = true;
                                        while (!context.cancelled()) std::this_thread::yield();
                                        return [&] { delivered = true; };
                                      },
                                      {});
  while (!started) std::this_thread::yield();
  CHECK(jobs.status().size() == 1);
  jobs.cancel(handle);
  deliver_all(jobs);
  CHECK_FALSE(delivered);
}

TEST_CASE("whoever waits wakes for each delivery, and when nothing is left that could bring one") {
  Jobs jobs(1);
  std::atomic<bool> go_on{false};
  int delivered = 0;
  jobs.start({}, 0,
             [&](const JobContext& context) -> Jobs::Deliver {
               context.post([&] { ++delivered; });
               while (!go_on) std::this_thread::yield();
               return [&] { ++delivered; };
             },
             {});
  jobs.start({}, 0, [](const JobContext&) -> Jobs::Deliver { throw std::runtime_error("broken"); }, {});
  jobs.wait();
  CHECK(jobs.deliver() == 1);
  go_on = true;
  while (!jobs.idle()) {
    jobs.wait();
    jobs.deliver();
  }
  CHECK(delivered == 2);
  jobs.wait();  // at once: nothing is under way
}

TEST_CASE("what a job throws is told once: to whoever waits for the job, then to whoever listens to all") {
  struct Case {
    std::function<void()> thrower;
    std::string said;
  };
  const Case rows[] = {
      {[] { throw std::runtime_error("broken"); }, "Reading x: it ended with “broken”."},
      {[] { throw std::bad_alloc(); },
       "Reading x: there is not enough memory. Close other programs, or open less at once."},
      {[] { throw 7; }, "Reading x: it ended without a reason."},
  };
  for (const unsigned workers : {0u, 2u}) {
    for (const Case& c : rows) {
      CAPTURE(workers, c.said);
      Jobs jobs(workers);
      std::vector<std::string> told;
      jobs.on_failed([&](const geodata::Error& error) { told.push_back("all: " + say(error)); });
      jobs.start(
          geodata::text("Reading {}", "x"), 0,
          [&](const JobContext&) -> Jobs::Deliver {
            c.thrower();
            return [&] { told.push_back("delivered"); };
          },
          [&](const geodata::Error& error) { told.push_back("own: " + say(error)); });
      deliver_all(jobs);
      CHECK(told == std::vector<std::string>{"own: " + c.said, "all: " + c.said});
    }
  }
}

TEST_CASE("a job that was cancelled fails in silence") {
  Jobs jobs(1);
  std::atomic<bool> started{false}, go_on{false};
  bool told = false;
  const JobHandle handle = jobs.start(
      {}, 0,
      [&](const JobContext&) -> Jobs::Deliver {
        started = true;
        while (!go_on) std::this_thread::yield();
        throw std::runtime_error("broken");
      },
      [&](const geodata::Error&) { told = true; });
  while (!started) std::this_thread::yield();
  jobs.cancel(handle);
  go_on = true;
  deliver_all(jobs);
  CHECK_FALSE(told);
}

TEST_CASE("leaving with work under way does not hang") {
  std::atomic<bool> started{false};
  {
    Jobs jobs(1);
    jobs.start({}, 0,
               [&](const JobContext& context) -> Jobs::Deliver {
                 started = true;
                 while (!context.cancelled()) std::this_thread::yield();
                 return {};
               },
               {});
    while (!started) std::this_thread::yield();
  }
  SUCCEED();
}

TEST_CASE("a job shares its work with free workers, and each part is done once") {
  for (const unsigned workers : {0u, 1u, 3u}) {
    INFO(workers);
    Jobs jobs(workers);
    std::vector<std::atomic<int>> done(1000);
    bool delivered = false;
    jobs.start({}, 1,
               [&](const JobContext& context) -> Jobs::Deliver {
                 context.parallel()(done.size(), [&](std::size_t i) { ++done[i]; });
                 return [&] { delivered = true; };
               },
               {});
    deliver_all(jobs);
    CHECK(delivered);
    CHECK(std::all_of(done.begin(), done.end(), [](const std::atomic<int>& n) { return n == 1; }));
  }
}

TEST_CASE("what a part of a job throws reaches the job") {
  Jobs jobs(2);
  std::string caught;
  jobs.start({}, 1,
             [&](const JobContext& context) -> Jobs::Deliver {
               try {
                 context.parallel()(50, [](std::size_t i) {
                   if (i == 20) throw std::runtime_error("twenty");
                 });
               } catch (const std::exception& thrown) {
                 caught = thrown.what();
               }
               return [] {};
             },
             {});
  deliver_all(jobs);
  CHECK(caught == "twenty");
}

TEST_CASE("what a job posts on its way arrives in order, before its result") {
  for (const unsigned workers : {0u, 2u}) {
    Jobs jobs(workers);
    std::string order;
    jobs.start({}, 1,
               [&](const JobContext& context) -> Jobs::Deliver {
                 context.post([&] { order += 'a'; });
                 context.post([&] { order += 'b'; });
                 return [&] { order += 'c'; };
               },
               {});
    deliver_all(jobs);
    CHECK(order == "abc");
  }
}

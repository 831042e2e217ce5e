"""CP200 on SimPy, in SimPy's own manner: one process per source and one per request.

Usage: python3 cp200.py EVENTS SEED. Prints one line of JSON: the library, events per second of the
loop, answered requests and their mean response time. Works with the current interface (module
simpy, Debian's python3-simpy3 or from PyPI) and with SimPy 2 (module SimPy, Debian's python3-simpy).
Exit code 3 if neither is installed.
"""

import json
import random
import sys
import time

NODES = 200
EVENTS_PER_REQUEST = 5
RATE = 0.8
LEG_RATE = 1 / 0.05
WORK_RATE = 1.0


class Tally:
    """Counts the model's events and ends the run at the last one."""

    def __init__(self, limit, end):
        self.limit = limit
        self.end = end
        self.events = 0
        self.responses = 0
        self.response_sum = 0.0

    def event(self):
        self.events += 1
        if self.events == self.limit:
            self.end()


def other_node(node):
    other = int(random.random() * (NODES - 1))
    return other if other < node else other + 1


def prepare_current(limit):
    import simpy

    env = simpy.Environment()
    end = env.event()
    tally = Tally(limit, end.succeed)
    desks = [simpy.Resource(env) for _ in range(NODES)]
    draw = random.expovariate

    def source(node):
        while True:
            yield env.timeout(draw(RATE))
            env.process(request(desks[other_node(node)]))
            tally.event()

    def request(desk):
        sent_at = env.now
        yield env.timeout(draw(LEG_RATE))
        tally.event()
        with desk.request() as turn:
            yield turn
            yield env.timeout(draw(WORK_RATE))
        tally.event()
        yield env.timeout(draw(LEG_RATE))
        tally.responses += 1
        tally.response_sum += env.now - sent_at
        tally.event()
        yield env.timeout(draw(LEG_RATE))
        tally.event()

    for node in range(NODES):
        env.process(source(node))
    return "simpy " + simpy.__version__, tally, lambda: env.run(until=end)


def prepare_version_2(limit):
    import SimPy
    from SimPy.Simulation import Process, Resource, Simulation, hold, release, request

    simulation = Simulation()
    simulation.initialize()
    tally = Tally(limit, simulation.stopSimulation)
    desks = [Resource(capacity=1, sim=simulation) for _ in range(NODES)]
    draw = random.expovariate

    class Source(Process):
        def live(self, node):
            while True:
                yield hold, self, draw(RATE)
                one = Request(sim=simulation)
                simulation.activate(one, one.live(desks[other_node(node)]))
                tally.event()

    class Request(Process):
        def live(self, desk):
            sent_at = simulation.now()
            yield hold, self, draw(LEG_RATE)
            tally.event()
            yield request, self, desk
            yield hold, self, draw(WORK_RATE)
            yield release, self, desk
            tally.event()
            yield hold, self, draw(LEG_RATE)
            tally.responses += 1
            tally.response_sum += simulation.now() - sent_at
            tally.event()
            yield hold, self, draw(LEG_RATE)
            tally.event()

    for node in range(NODES):
        source = Source(sim=simulation)
        simulation.activate(source, source.live(node))
    return "SimPy " + SimPy.__version__, tally, lambda: simulation.simulate(until=float("inf"))


def main():
    limit, seed = int(sys.argv[1]), int(sys.argv[2])
    random.seed(seed)
    try:
        library, tally, run = prepare_current(limit)
    except ImportError:
        try:
            library, tally, run = prepare_version_2(limit)
        except ImportError:
            return 3
    started = time.perf_counter()
    run()
    seconds = time.perf_counter() - started
    print(
        json.dumps(
            {
                "library": library,
                "perSecond": tally.events / seconds,
                "responses": tally.responses,
                "meanResponse": tally.response_sum / tally.responses,
            }
        )
    )
    return 0


sys.exit(main())

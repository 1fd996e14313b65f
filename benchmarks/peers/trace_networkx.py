#!/usr/bin/python3
"""trace_networkx.py FILE: the made rivers as a directed graph; a way down, and all that lies upstream; prints one JSON line."""
import json
import statistics
import sys
import time

import networkx


def median_ms(work, times=3):
    costs = []
    for _ in range(times):
        before = time.process_time()
        result = work()
        costs.append((time.process_time() - before) * 1000)
    return statistics.median(costs), result


with open(sys.argv[1]) as file:
    mouth, source = map(int, file.readline().split())
    rows = [line.split() for line in file]
links = [(int(a), int(b), float(m)) for a, b, m in rows if b != "-1"]


def load():
    graph = networkx.DiGraph()
    graph.add_weighted_edges_from(links, weight="length_m")
    return graph


def down():
    return list(networkx.dfs_preorder_nodes(graph, source))  # each reach has one way on


load_ms, graph = median_ms(load)
down_ms, way = median_ms(down)
upstream_ms, upstream = median_ms(lambda: networkx.ancestors(graph, mouth))
print(json.dumps({
    "peer": f"networkx {networkx.__version__}", "load_ms": round(load_ms), "down_ms": round(down_ms, 3),
    "upstream_ms": round(upstream_ms),
    "way": len(way), "upstream": len(upstream) + 1,
}))

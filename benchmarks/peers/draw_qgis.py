#!/usr/bin/python3
"""draw_qgis.py FILE WEST,SOUTH,EAST,NORTH: load, first picture and three panned ones, 1280 x 800; prints one JSON line."""
import json
import os
import resource
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
from qgis.core import (  # noqa: E402 (the platform must be named first)
    Qgis,
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsFillSymbol,
    QgsLineSymbol,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize  # noqa: E402
from qgis.PyQt.QtGui import QColor  # noqa: E402


def cpu_s():
    return sum(os.times()[:2])


def render(settings, extent):
    settings.setExtent(extent)
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()


path, box = sys.argv[1], QgsRectangle(*map(float, sys.argv[2].split(",")))
application = QgsApplication([], False)
application.initQgis()
before = cpu_s()
# A file of several geometry types is a layer for each in QGIS.
lines = QgsVectorLayer(path + "|geometrytype=LineString", "lines", "ogr")
areas = QgsVectorLayer(path + "|geometrytype=Polygon", "areas", "ogr")
lines.renderer().setSymbol(QgsLineSymbol.createSimple({"color": "#1f5f9e", "line_width": "0.42"}))
areas.renderer().setSymbol(
    QgsFillSymbol.createSimple({"color": "31,95,158,46", "outline_color": "#1f5f9e", "outline_width": "0.26"})
)
settings = QgsMapSettings()
settings.setLayers([lines, areas])
settings.setOutputSize(QSize(1280, 800))
settings.setBackgroundColor(QColor("#f5f1ea"))
settings.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
to_mercator = QgsCoordinateTransform(lines.crs(), settings.destinationCrs(), QgsCoordinateTransformContext())
seen = to_mercator.transformBoundingBox(box)
render(settings, seen)
first = cpu_s() - before
pans = []
for way in (1, -1, 1):
    by = seen.width() / 4 * way
    seen = QgsRectangle(seen.xMinimum() + by, seen.yMinimum(), seen.xMaximum() + by, seen.yMaximum())
    from_ = cpu_s()
    render(settings, seen)
    pans.append(cpu_s() - from_)
print(json.dumps({
    "peer": "QGIS " + Qgis.QGIS_VERSION.split("-")[0],
    "load_and_first_s": round(first, 2),
    "panned_s": round(sorted(pans)[1], 2),
    "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
}), flush=True)
os._exit(0)  # QGIS 3.22 crashes now and then when it is taken apart

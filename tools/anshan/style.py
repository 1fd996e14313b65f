def fold(t): return t
def atlas():
    base=["world_land","land","sea","world_coast","coast","woods","landuse","relief","water","waterways","admin_lines","roads","railways","aeroways","stations","world_borders","world_countries","world_cities","seas","towns"]
    line={"coast":"#7FA9C2","world_coast":"#7FA9C2","waterways":"#7AA9C6","admin_lines":"#9A8DAA","roads":"#F6DBA9","railways":"#8B8683","aeroways":"#D6CFC3","world_borders":"#9A8DAA"}
    fill={"world_land":"#F5F2EB","land":"#F5F2EB","sea":"#BCD5E2","woods":"#DCE5CB","landuse":"#E7DFD4","water":"#B3D0E0"}
    L=[]
    for b in base:
        l={"id":b,"file":f"base/{b}.fgb","title":b}
        if b=="relief": l.update(type="relief",file="base/relief.tif")
        if b in line: l["style"]=[{"stroke":line[b],"stroke-width":1}]
        if b in fill: l["style"]=[{"fill":fill[b]}]
        if b in("water",): l["mark"]="water"
        if b in("towns","world_cities","world_countries","stations","seas"): l["style"]=[{"label":{"size":12,"rank":4}}]
        L.append(l)
    O=[{"id":o,"file":f"layers/{o}.geojson","title":o,"style":[{"filter":["==","$type","Polygon"],"stroke":"#C2402A","fill":"#C2402A","fill-opacity":0.1},{"filter":["==","$type","LineString"],"stroke":"#1B5E8C","stroke-width":2},{"marker-symbol":"dot","marker-color":"#7A3B2E","label":{"size":12}}]} for o in ["districts","qianshan","rivers","mines","steel_works","worlds_ends"]]
    return {"format":"anshan-atlas/1","title":"Anshan","title:zh":"鞍山","article":"article.md","places":"places.geojson","links":"links.json","claims":"claims.json","home":{"center":[122.99,41.118],"zoom":9.1},"credits":{},"palette":{"background":{"light":"#BCD5E2","dark":"#14202A"}},"base":L,"overlays":O,"data":{"road_network":{"file":"data/road_network.geojson"}}}

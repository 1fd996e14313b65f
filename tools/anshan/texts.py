"""Chinese for the sentences of the data: what popups show of features and places. words.py has the single words.

A sentence is looked up as it is written in the facts, so a changed fact loses its Chinese and check.py says so.
"""

import re

FEATURES = {
    # Qianshan
    "Last junction of the OSM main road S316 Anqian Road, in the valley floor of the elevation grid (about 115 m)":
        "开放街图S316鞍千路的最后一个路口，位于高程格网的谷底（约115米）",
    "South-east of Qianshan": "千山东南部",
    "North part of Qianshan": "千山北部",
    "North valley of Qianshan": "千山北沟",
    "One of the five great Chan temples of Qianshan": "千山五大禅林之一",
    "300 m SE of Nanquan-an hermitage, north part": "千山北部，南泉庵东南300米",
    "708.3 m": "708.3米",
    "Founded 1667 by Liu Tailin (Longmen school)": "1667年由刘太琳（龙门派）创建",
    "Whole peak like a seated Buddha: 70 m high, 46 m shoulders, head 9.9 m; consecrated 1993; faces west":
        "整座山峰形如坐佛：高70米，肩宽46米，头高9.9米；1993年开光；面西",
    "An address geocode of unknown datum (123.118 E 41.023 N) lies 2.0 km west-south-west, on a ridge of about 350 m in the "
    "elevation grid.": "据地址查得、基准不明的点（东经123.118度、北纬41.023度）在西南偏西2.0公里，位于高程格网约350米的山脊上。",
    "Height from common guides. The elevation grid is too coarse to show the peak.": "高程据常见导览；高程格网太粗，显不出此峰。",
    # Water quality: where the point comes from
    "name of the confluence where the Daliao He starts": "据名称：大辽河起点的汇流处",
    "coordinates in a public ECharts page, moved to the river": "公开图表网页的坐标，移至河上",
    "GeoNames Dongling, moved to the river": "GeoNames 的东陵，移至河上",
    "Xi He of Shenyang (not the Xi He of Benxi), not drawn here": "沈阳的细河（非本溪的细河），图上未绘",
    "OSM town 于家房镇, moved to the river": "开放街图的于家房镇，移至河上",
    "Hun He above Dahuofang; place not found": "大伙房以上的浑河；未找到地点",
    "Suzi He; place not found": "苏子河；未找到地点",
    "She He 社河, a feeder of Dahuofang Reservoir not drawn here": "社河，大伙房水库的入库河，图上未绘",
    "coordinates in a public ECharts page, kept as found (south-east arm, off the drawn line)":
        "公开图表网页的坐标，未移动（水库东南汊，不在图上河线上）",
    "Hun He in Fushun; place not found": "抚顺段浑河；未找到地点",
    "Hun He in Shenyang; place not found": "沈阳段浑河；未找到地点",
    "Pu He; place not found": "蒲河；未找到地点",
    "Hun system; place not found": "浑河水系；未找到地点",
    "Taizi He, between 下王家 and 刘家台 (published order); village not found": "太子河，据公布顺序在下王家与刘家台之间；未找到村庄",
    "Taizi He, between the Shenwo dam and 下口子 (published order); village not found":
        "太子河，据公布顺序在葠窝坝与下口子之间；未找到村庄",
    "name says reservoir inlet; OSM calls this line 汤河, the town 下达河乡 lies on it":
        "据名称为入库口；开放街图称此河线为汤河，下达河乡在其沿岸",
    "name says reservoir inlet; D8 line meets the OSM 2017 shore": "据名称为入库口；由高程推算的河线与2017年开放街图水岸相交处",
    "OSM village 兴安 below Benxi, moved to the river": "开放街图上本溪以下的兴安村，移至河上",
    "Taizi He, between 下口子 and 小姐庙 (published order); village not found": "太子河，据公布顺序在下口子与小姐庙之间；未找到村庄",
    "name says reservoir inlet; point where the drawn river meets the OSM 2017 shore":
        "据名称为入库口；图上河线与2017年开放街图水岸相交处",
    "Taizi He, last national section above Sanchahe (published order); village not found":
        "太子河，据公布顺序为三岔河以上最后一个国控断面；未找到村庄",
    "a bridge on the Tang He below the reservoir; placed 3 km above the mouth": "水库以下汤河上的一座桥；置于河口以上3公里处",
    "reservoir name; the coordinates found have a wrong longitude (127.02E), their latitude 41.105N fits the dam":
        "据水库名；所见坐标经度有误（东经127.02度），纬度北纬41.105度与坝址相符",
    "OSM town 牛庄镇, moved to the river": "开放街图的牛庄镇，移至河上",
    "OSM village 老官砬子, moved to the river": "开放街图的老官砬子村，移至河上",
    "name says below the Shenwo dam; point where the drawn river leaves the reservoir": "据名称在葠窝坝下；图上河线流出水库处",
    # Sights
    "Jade king found 1960 in Hadabei, Xiuyan; 260.76 t, 7.95 m high, 6.88 m wide, 4.1 m thick; moved 1992 over 172 km in 8 "
    "days; carved by 120 carvers in 18 months; hall 33 m high, 66 m wide, 58 m deep":
        "玉石王1960年发现于岫岩哈达碑；重260.76吨，高7.95米，宽6.88米，厚4.1米；1992年历时8天运行172公里；120名工匠雕刻18个月；"
        "殿高33米，宽66米，深58米",
    "112.5 ha; renamed 1950 for the capture of Anshan on 19 Feb 1948; formerly Asahiyama park":
        "112.5公顷；1950年改今名，纪念1948年2月19日解放军攻占鞍山；旧称朝日山公园",
    "Water 57-65 C, more than 1,000 t a day (china.org.cn) or 72 C (other sites)":
        "水温57至65摄氏度，日出水逾1000吨（中国网）；其他网页作72摄氏度",
    "Opened 26 Dec 2014 (ground-breaking 9 Jul 2013; renamed from exhibition hall Oct 2016) in the 1953 No 2 sinter plant, "
    "with No 1 blast furnace (begun 1917, completed 1919). 12,600 m2, park 55,000 m2, over 10,000 objects. National "
    "first-grade museum since May 2024. Free.":
        "2014年12月26日开馆（2013年7月9日动工；2016年10月由展览馆改名），馆舍为1953年的二烧车间，另有一号高炉（1917年动工，1919年建成）。"
        "馆12,600平方米，园区55,000平方米，藏品逾1万件。2024年5月起为国家一级博物馆。免费。",
    "Built Sept 1952-1957, 73 ha, 400,000 m2 in 5 groups; 36 brick blocks kept, museum since 2007, quarter renewed: neither "
    "abandoned nor in Anshan":
        "1952年9月至1957年建，73公顷，5个建筑群共40万平方米；保留36栋砖楼，2007年起设博物馆，街区已更新：并未废弃，也不在鞍山",
    "East side of 219 Park": "二一九公园东侧",
    "Yufoyuan stands on its east side": "玉佛苑在其东侧",
    "Stands in 219 Park (uobai.com)": "位于二一九公园内（uobai.com）",
    "A few minutes' walk from the railway station (guide book of 1919); station 122.89407 E 41.00303 N is OSM data":
        "距火车站步行数分钟（1919年导游书）；车站位置（东经122.89407度、北纬41.00303度）出自开放街图",
    "Address 1 Huangang Road, Tiexi, west of the Ansteel main gate by the three-arch bridge; GEM gives the same address to the "
    "plant centroid 122.983054,41.148267":
        "地址铁西区环钢路1号，鞍钢正门以西、三孔桥旁；全球能源监测把同一地址记为厂区中心（122.983054, 41.148267）",
    "South-east of Haicheng; national protected site since 2001": "海城东南；2001年起为全国重点文物保护单位",
    "Ximu town, SE of Haicheng; national protected site since 2001": "海城东南析木镇；2001年起为全国重点文物保护单位",
    "Shoushan hill by Liaoyang; Shoushan station 123.06663,41.21928 is data":
        "辽阳旁的首山；首山站位置（123.06663, 41.21928）有据",
    "Weigong St / South 12 Rd / Zhonggong St / South 10 Rd, Shenyang": "沈阳卫工街、南十二路、重工街、南十路之间",
    "A standing watchtower near Anshan, but Ming, not Han": "鞍山附近现存的一座烽火台，但属明代而非汉代",
    "In Shenyang, about 80 km from Anshan. No site of that name was found in Anshan.":
        "在沈阳，距鞍山约80公里。未见鞍山有同名之处。",
    "No name in the data used": "所用数据中无名称",
    "No name in the data used; by its place perhaps Lieshishan Park (editor)": "所用数据中无名称；从位置看可能是烈士山公园（编者）",
    # Power plants
    "City-centre point, shelved.": "点位为市中心；已搁置。",
    "GEM point is the city centre, not Tanggangzi (14.7 km away); cancelled.":
        "全球能源监测的点位为市中心，而非汤岗子（相距14.7公里）；已取消。",
    "Coordinate only to 2 decimals.": "坐标只有两位小数。",
    "Tongliao is in Inner Mongolia (about 43.6 N): a wrong point.": "通辽在内蒙古（约北纬43.6度）：点位有误。",
    "Yanshan Lake is in Chaoyang, 250 km west; the point south of Anshan looks wrong.":
        "燕山湖在朝阳，西距250公里；鞍山以南的点位似有误。",
    # Far places
    "Shown as the plants that exist in the country the article names; none is documented as relocated from Anshan.":
        "图示为文中所提国家现有的钢厂；没有一处有从鞍山迁去的记载。",
    # Mines
    "In GEM Nov 2024 as operating; absent from the operating/proposed/mothballed list of the Dec 2025 release (GEM drops "
    "cancelled/retired ones there), so it may have been reclassified as retired.":
        "全球能源监测2024年11月版列为在产；2025年12月版的在产、拟建、停产名单中没有（已取消和退役的不列），可能已改列退役。",
    "Approximate; deposit lies 1.1-2.0 km below ground, no pit.": "位置为约略；矿体埋深1.1至2.0公里，无露天坑。",
    "Point is 4,988 m W of Waitoushan railway station (kmlawson/OSM): plausible, pit lies west of the line, but not verified.":
        "点位在歪头山站以西4,988米：采坑在铁路以西，可信，但未核实。",
    "GEM gives municipality Benxi but the coordinate is in the Qianshan hills of Anshan, beside the scenic area: do not trust "
    "the point.": "全球能源监测记为本溪市，坐标却在鞍山千山景区旁的山中：点位不可信。",
    "Approximate; 1.3 km from the Houying Datun steelworks point.": "位置为约略；距后英大屯钢厂的点位1.3公里。",
    "Shares its (approximate) point with Maerling (22 m apart) in the Dec 2025 release.":
        "2025年12月版中与马耳岭铁矿同用一个约略点位（相距22米）。",
    "Approximate.": "位置为约略。",
    "name_zh is the editor's reading of the pinyin": "中文名为编者据拼音推定",
    "No Chinese name in source": "来源中无中文名",
    "Jade king found 22 Jul 1960": "1960年7月22日发现玉石王",
    "One of the Liaodong borate belt (Dashiqiao, Wengquangou)": "辽东硼矿带矿床之一（大石桥、翁泉沟）",
    "Nb in aegirine nepheline syenite, 229.5 +- 2.2 Ma": "霓霞正长岩中的铌，年龄2.295亿年（±0.022亿年）",
    # Steel works
    "Crude steel 2,600 kt against iron 7,800 kt in the same row: inconsistent.":
        "同一条记录中粗钢260万吨而生铁780万吨：不一致。",
    "OSM landuse=industrial that holds the GEM point; it may include other firms":
        "包含全球能源监测点位的开放街图工业用地；可能含其他企业",
    "OSM landuse=industrial that holds the GEM point of its neighbour; it may include other firms":
        "包含相邻厂点位的开放街图工业用地；可能含其他企业",
    "The mill named in Ansteel reports as a smart plate line is the 5,500 mm mill of Bayuquan (GEM point of that works: "
    "122.13079,40.308494)":
        "鞍钢报道中的智能厚板产线是鲅鱼圈的5500毫米轧机（全球能源监测的该厂点位：122.13079, 40.308494）",
    "Inside the Ansteel works (GEM centroid 122.983054,41.148267)":
        "鞍钢厂区内（全球能源监测的厂区中心：122.983054, 41.148267）",
}

# Place: description, how its point was found, and why there is none.
PLACES = {
    "anshan": ("辽宁省的城市。辖铁东、铁西、立山、千山四区，台安、岫岩两县和海城市；2010年约365万人。", "城市点位。", None),
    "liaoning": ("鞍山所在的省。", "省域多边形的中心，计算所得。", None),
    "liaodong": ("辽东半岛一带的旧称。图上范围是现代地图所注的半岛，不是历史地区。", "1:1000万图上“辽东半岛”的注记范围。", None),
    "han-watchtowers": ("文章说鞍山附近有遗迹。所读资料描述的烽火台属明代。", None, "所读资料中未见鞍山附近有汉代烽火台。"),
    "iron-deposits": ("一份资料记鞍山—本溪一带有53处矿床，1996年底储量106.5亿吨。图上以城市附近的七处矿山和矿床表示。",
                      "七处矿山和矿床的点位。", None),
    "south-manchuria-railway": ("铁路公司。图上以鞍山站表示；该公司1942年的时刻表以日语读音Anzan列出此站。",
                                "今鞍山站，代表该公司及其铁路。", None),
    "ansteel": ("本市的钢铁厂。全球能源监测记粗钢产能每年2065万吨、职工31,456人，并以鞍山制铁所和昭和制钢所为其前身。",
                "厂区中心。", None),
    "russia-soviet-union": ("以首都莫斯科表示，距鞍山约6,100公里。", "以首都代表国家。", None),
    "united-states": ("以首都华盛顿表示，距鞍山约10,920公里。", "以首都代表国家。", None),
    "qianshan": ("市区东南的山岳与寺观景区，2017年2月25日起为5A级。最高点仙人台海拔708.3米。", "游览的北部中央。", None),
    "steel-museum": ("鞍钢集团的博物馆，利用1953年的烧结厂房。2014年12月26日开馆。", "据厂区正门以西的街道地址。", None),
    "new-york": ("距鞍山约10,780公里的城市。", "城市点位。", None),
    "rare-earth-deposits": ("文章说有大量矿床。所读资料中未见，因此不绘点位。", None, "所读资料均未报道鞍山有稀土矿床。"),
    "beijing": ("中国首都，距鞍山约570公里。文中以此名指政府。", "城市点位。", None),
    "japan": ("以首都东京表示，距鞍山约1,580公里。", "以首都代表国家。", None),
    "open-pit-mines": ("城市周围山中的矿山。以全球能源监测2024年名单中五处在产铁矿表示；所读名单未说明开采方式。2025年名单中没有大孤山。",
                       "五处铁矿的点位，代表文中未点名的矿坑。", None),
    "taizi-river": ("流经本溪、辽阳，在鞍山以北。一份资料记其长413公里，流域面积13,883平方公里。",
                    "河线上距钢铁厂最近的一点，相距约22公里。", None),
    "plate-mill": ("鞍钢的一座轧钢厂。文章未说是哪一座；点位在鞍山厂区内。", "在鞍山厂区内；不知是哪座厂房。", None),
    "vocational-schools": ("本市的学校，文章未点名。", None, "文章没有点出任何一所学校。"),
    "nigeria": ("以首都阿布贾表示，距鞍山约11,410公里。", "以首都代表国家。", None),
    "pakistan": ("以首都伊斯兰堡表示，距鞍山约4,430公里。", "以首都代表国家。", None),
    "workers-village": ("文章说在铁西区附近的住区。所读资料描述的工人村在沈阳市铁西区。", None, "所读资料中未见鞍山有工人村。"),
    "tiexi-district": ("鞍山市辖区；钢铁厂的地址在此区。2010年282,014人。", "区域多边形的中心，计算所得。", None),
    "china": ("以其主要陆地的中部表示。", "1:5000万图上最大多边形的中心，计算所得。", None),
    "northeast-china": ("文中菜系以此地区得名。", "该地区的大致中部。", None),
    "the-west": ("政治与经济用语，不指一片区域。", None, "不是有轮廓的地方。"),
    "caixin": ("文中称为一句引语的出处。", None, "是一家机构；文章未说它在何处。"),
}

# Place: what it may be, and what speaks for and against it.
CANDIDATES = {
    "han-watchtowers": ("辽阳首山烽火台", "距鞍山约13公里。属明代而非汉代。"),
    "workers-village": ("沈阳市铁西区工人村", "距鞍山约79公里。建于1952至1957年；2007年起为博物馆。"),
}

PLAIN = re.compile(r"[a-z]{2}")  # numbers, units, codes and Roman numerals read the same in both languages
NAMES = {"owner"}  # names of firms are what the data says they are


def needs_chinese(property, value):
    return isinstance(value, str) and property not in NAMES and PLAIN.search(value) is not None


def add_to_features(features, properties):
    """Of the sentences among these properties, the Chinese beside them."""
    for f in features:
        p = f["properties"]
        for name in properties:
            if p.get(name) in FEATURES:
                p.setdefault(f"{name}:zh", FEATURES[p[name]])
    return features


# What was typed on a plain keyboard, in the properties that are sentences.
SENTENCES = ("facts", "note", "method", "basis", "doubt", "units", "uncertainty_basis")
AS_SET = ((r"(?<=[\dk ])m2\b", "m²"), (r"(?<!Unit \d)(?<=\d)-(?=\d)", "–"), (r"(?<=\d) C\b", " °C"))


def set_in_type(features):
    """After the Chinese was looked up: that goes by the sentence as the facts have it."""
    for f in features:
        p = f["properties"]
        for name in SENTENCES:
            for typed, set_ in AS_SET if isinstance(p.get(name), str) else ():
                p[name] = re.sub(typed, set_, p[name])
    return features


def add_to_place(p):
    texts = dict(zip(("description", "geometry_basis", "geometry_reason"), PLACES[p["id"]]))
    for name, words in texts.items():
        if words:
            p[f"{name}:zh"] = words
    if "candidate" in p:
        p["candidate"]["title:zh"], p["candidate"]["note:zh"] = CANDIDATES[p["id"]]

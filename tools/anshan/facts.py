"""Rows of the popup for each layer: property, what it is called, its unit, and where it comes from."""

GEM_MINES = ("Global Energy Monitor, Global Iron Ore Mines Tracker, 2024 and 2025", "全球能源监测，全球铁矿追踪，2024年与2025年")
MINES_ADDED = ("Global Energy Monitor, Global Iron Ore Mines Tracker, 2024 and 2025, added up",
               "全球能源监测，全球铁矿追踪，2024年与2025年，合计")
GEM_STEEL = ("Global Energy Monitor, Global Iron and Steel Tracker, 2025", "全球能源监测，全球钢铁追踪，2025年")
GEM_POWER = ("Global Energy Monitor, power plant trackers, 2024 and 2025", "全球能源监测，电厂追踪，2024年与2025年")
GEM_FAR = ("Global Energy Monitor, Global Iron and Steel Tracker, 2025 and 2026", "全球能源监测，全球钢铁追踪，2025年与2026年")
WRI = ("World Resources Institute, Global Power Plant Database, about 2018", "世界资源研究所，全球电厂数据库，约2018年")
CENSUS = ("Censuses in mapchina 0.1.0; change computed", "mapchina 0.1.0 所载普查数据；变化为计算值")
CENSUS_2020 = ("Census of 2020: Anshan Bureau of Statistics, bulletin no. 2 of 18 June 2021",
               "2020年普查：鞍山市统计局2021年6月18日第二号公报")
CENSUS_BOTH = ("Census of 2020 as above, census of 2010 in mapchina 0.1.0; change computed",
               "2020年普查同上，2010年普查据 mapchina 0.1.0；变化为计算值")
ZONES = (f"{CENSUS_2020[0]}; high-tech zone (122,595) and development zone (98,721) counted apart, Tiedong with the scenic area",
         f"{CENSUS_2020[1]}；高新区（122,595人）与开发区（98,721人）另计，铁东区含风景区")
OUTLINE = ("Outline of OpenStreetMap, area on WGS84", "开放街图轮廓，WGS84椭球面积")
DRAWN = ("Computed on the drawn lines; they are generalised, so lengths are lower values", "据图上河线计算；河线经概化，长度偏小")
PUBLISHED = ("Published lengths and areas; the pages differ", "已公布的河长与面积；各页说法不一")
GRID = ("From an elevation grid of 30 arc-seconds", "据30角秒高程格网")
RUNOFF = ("Area times the published mean runoff; without dams and withdrawals, may be wrong by a third",
          "集水面积乘已公布的平均径流深；未计水库与取水，误差可达三分之一")
CNEMC = ("CNEMC automatic stations; the readings at hand, some days of 2020 and 2021: a sample, not a year",
         "中国环境监测总站自动站；现有读数，仅2020年和2021年若干日，不代表全年")
GUIDES = ("Guides and notices; undated, check before a trip", "导览与公告；未注日期，出行前请核实")
HOURS = ("From web pages, not confirmed at the place; check before a trip", "据网页，未经实地核实；出行前请核实")
HOLIDAY = ("Qianhua Web, 26 January 2025", "千华网，2025年1月26日")
QIANSHAN_AREA = ("CRI Online Liaoning, 16 August 2024; Xia Yuyang 2018", "国际在线辽宁，2024年8月16日；2018年论文（Xia Yuyang）")
QIANSHAN_GROUP = ("Liaoning Qianshan Tourism Group, 8 November 2021", "辽宁千山旅游集团，2021年11月8日")
FOUNDED = ("Encyclopaedia Britannica, Chinese Wikipedia (both undated), Great Soviet Encyclopedia (1970s); months differ",
           "《不列颠百科全书》、中文维基百科（均未注日期）、《苏联大百科全书》（1970年代）；各说相差数月")
RESTARTED = ("Handbook entry with figures of 1989 (ctoth.com); China Daily, 16 July 2019, read at another address",
             "含1989年数字的辞书条目（ctoth.com）；《中国日报》2019年7月16日，读自另一网址")
EDITOR = ("Set by the editor, no survey", "编者估定，非测绘")
POPULATION = ("Natural Earth 4.1 and GeoNames; some count a whole prefecture", "Natural Earth 4.1 与 GeoNames；部分为全市域人口")


UNITS = {"km²": "平方公里", "mg/L": "毫克/升", "%": "%"}


def fact(property, title, title_zh, unit="", source=None, *, unit_zh=None, **more):
    """`more`: decimals, scale, grouped, estimate. A source is a pair of texts."""
    row = {"property": property, "title": title, "title:zh": title_zh}
    if unit:
        row["unit"], row["unit:zh"] = unit, unit_zh or UNITS[unit]
    row |= more
    if source:
        row["note"], row["note:zh"] = source
    return row


def kilotonnes(property, title, title_zh, source):
    return fact(property, title, title_zh, "kt/a", source, unit_zh="千吨/年", decimals=0)


DOUBT = fact("doubt", "In doubt", "存疑")
FACTS = {
    "districts": [
        fact("pop_2020", "People, census of 2020", "2020年普查人口", "", CENSUS_2020),
        fact("pop_2010", "People, census of 2010", "2010年普查人口", "", CENSUS),
        fact("pop_2000", "People, census of 2000", "2000年普查人口", "", CENSUS),
        fact("change_2000_2010_percent", "Change, 2000 to 2010", "2000至2010年变化", "%", CENSUS, decimals=1),
        fact("pop_2020_without_zones", "People without the two zones, 2020", "2020年人口（不含两开发区）", "", ZONES),
        fact("area_km2", "Area, limits of about 2020", "面积（约2020年界线）", "km²", OUTLINE, decimals=2),
        fact("area_km2_listed", "Area listed with the census", "普查所列面积", "km²", CENSUS, decimals=2),
        fact("density_2010_listed_per_km2", "People per km² on that area, 2010", "2010年每平方公里人口（按所列面积）", "",
             CENSUS, decimals=0),
    ],
    "qianshan": [
        fact("area_km2", "Area of this outline", "图上轮廓面积", "km²", EDITOR, decimals=0, estimate=True),
        fact("area_km2_official", "Area, published", "已公布面积", "", QIANSHAN_AREA),
        fact("highest_point_m", "Highest point", "最高点", "m", GUIDES, unit_zh="米", decimals=1),
        fact("elevation_m", "Height", "高程", "m", GUIDES, unit_zh="米", decimals=1),
        fact("rating", "Rating", "景区等级", "", GUIDES),
        fact("telephone", "Telephone", "电话", "", QIANSHAN_GROUP),
        fact("closing", "Closing", "封闭", "", QIANSHAN_GROUP),
        fact("facts", "Known for", "概况", "", GUIDES),
        fact("basis", "Where the point comes from", "点位依据", "", EDITOR),
    ],
    "rivers": [
        fact("river_length_km", "River as drawn here", "图上河长", "km", DRAWN, unit_zh="公里", decimals=1),
        fact("length_m", "This reach", "本河段", "km", DRAWN, unit_zh="公里", scale=0.001, decimals=1),
        fact("sea_distance_m", "From its upper end to the sea", "河段起点至海", "km", DRAWN, unit_zh="公里", scale=0.001,
             decimals=1),
        fact("uparea_km2", "Area drained at its lower end", "河段末端集水面积", "km²", GRID, decimals=0, estimate=True),
        fact("discharge_m3s", "Mean discharge there", "该处平均流量", "m³/s", RUNOFF, unit_zh="立方米/秒", decimals=1,
             estimate=True),
        fact("strahler", "Order in the drawn network (Strahler)", "河网级别（斯特拉勒）"),
        fact("reservoir_name", "Runs through", "流经"),
        fact("line", "Line", "河线"),
    ],
    "catchments": [
        fact("local_area_km2", "Land draining straight to the reach", "直接汇入本河段的面积", "km²", GRID, decimals=1,
             estimate=True),
        fact("mean_elev_m", "Mean height", "平均高程", "m", GRID, unit_zh="米", decimals=0),
        fact("hill_share", "Share above 35 m", "35米以上比例", "%", GRID, scale=100, decimals=0),
    ],
    "water_quality": [
        fact("class_of_means", "Class of the means (GB 3838)", "均值的水质类别", "", CNEMC),
        fact("class_median", "Median of the samples' classes", "各样品类别的中位数", "", CNEMC),
        fact("position_basis", "Where the point comes from", "点位依据", "", EDITOR),
    ],
    "mines": [
        fact("state", "State, end of 2025 or 2024", "状态（2025或2024年底）", "", GEM_MINES),
        kilotonnes("production_2025_or_capacity_kt_a", "Ore a year: output of 2025, or capacity", "年矿石量（2025年产量或产能）",
                   GEM_MINES),
        kilotonnes("capacity_kt_a", "Capacity, both parts", "产能（两区合计）", None),
        fact("reserves_kt", "Reserves", "储量", "Mt", GEM_MINES, unit_zh="百万吨", scale=0.001, decimals=1),
        fact("resource_kt", "Resource", "资源量", "Mt", GEM_MINES, unit_zh="百万吨", scale=0.001, decimals=1),
        fact("start_year", "Start", "投产", "", GEM_MINES, grouped=False, doubt="start_year_doubt"),
        fact("owner", "Owner", "业主", "", GEM_MINES),
        fact("operator", "Operator", "采矿权人"),
        fact("commodity", "Mineral", "矿种"),
        fact("area_km2", "Licence area", "矿区面积", "km²", decimals=3),
        fact("facts", "Known for", "概况"),
        DOUBT,
    ],
    "steel_works": [
        fact("status", "State", "状态", "", GEM_STEEL),
        kilotonnes("crude_steel_kt_a", "Crude steel capacity", "粗钢产能", GEM_STEEL),
        kilotonnes("iron_kt_a", "Iron capacity", "炼铁产能", GEM_STEEL),
        fact("founded", "Founded", "创建", "", FOUNDED),
        fact("start_date", "Start", "投产", "", GEM_STEEL, doubt="start_date_doubt"),
        fact("restarted", "After the war", "战后", "", RESTARTED),
        fact("process", "Process", "工艺", "", GEM_STEEL),
        fact("workforce", "Workforce", "职工", "", GEM_STEEL),
        fact("owner", "Owner", "业主", "", GEM_STEEL),
        DOUBT,
    ],
    "works_land": [
        fact("area_km2", "Industrial land as mapped in 2017", "2017年测绘的工业用地", "km²", OUTLINE, decimals=2),
        fact("basis", "Where the point comes from", "点位依据", "", EDITOR),
        fact("note", "Note", "说明"),
    ],
    "sights": [
        fact("facts", "Known for", "概况", "", GUIDES),
        fact("rating", "Rating", "景区等级", "", GUIDES),
        fact("fee_cny", "Fee", "票价", "yuan", GUIDES, unit_zh="元"),
        fact("admission", "Fee", "票价", "", GUIDES),
        fact("opening_hours_text", "Hours", "开放时间", "", HOURS),
        fact("opening_hours_source", "Source of the hours", "开放时间来源"),
        fact("opening_hours_holiday", "Hours, Spring Festival of 2025", "2025年春节开放时间", "", HOLIDAY),
        fact("elevation_m", "Height", "高程", "m", GUIDES, unit_zh="米", decimals=1),
        fact("line", "Line", "线路"),
        fact("iata", "Code", "代码"),
        fact("runways", "Runway", "跑道"),
        fact("area_ha", "Area", "面积", "ha", OUTLINE, unit_zh="公顷", decimals=1),
        fact("basis", "Where the point comes from", "点位依据", "", EDITOR),
        fact("note", "Note", "说明"),
    ],
    "power_plants": [
        fact("status", "State", "状态", "", GEM_POWER),
        fact("fuel", "Fuel", "燃料", "", GEM_POWER),
        fact("operating_mw", "Running", "在运", "MW", GEM_POWER, unit_zh="兆瓦"),
        fact("capacity_mw", "Capacity", "装机", "MW", WRI, unit_zh="兆瓦"),
        fact("start_year", "Start", "投产", "", WRI, grouped=False),
        fact("annual_co2_mt", "CO₂ a year, computed by the tracker", "年二氧化碳排放（追踪库推算）", "Mt", GEM_POWER,
             unit_zh="百万吨", decimals=2, estimate=True),
        fact("owner", "Owner", "业主", "", GEM_POWER),
        DOUBT,
    ],
    "worlds_ends": [
        fact("why", "In the article", "文中角色"),
        fact("distance_from_anshan_km", "From Anshan station", "距鞍山站", "km",
             ("Geodesic on WGS84", "WGS84大地线"), unit_zh="公里", decimals=0),
        fact("country", "Country", "国家"),
        fact("status", "State", "状态", "", GEM_FAR),
        kilotonnes("crude_steel_kt_a", "Crude steel capacity", "粗钢产能", GEM_FAR),
        fact("process", "Process", "工艺", "", GEM_FAR),
        fact("start_date", "Start", "投产", "", GEM_FAR),
        fact("note", "Note", "说明"),
    ],
    "towns": [
        fact("population", "People", "人口", "", POPULATION),
        fact("country", "Country", "国家"),
    ],
}

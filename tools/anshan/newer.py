"""Facts that came after the first collection, and doubts about dates, each with its source and how well it is known.

What rests on official pages, papers, newspapers or works of reference is told plainly. What only a reprint, a travel page
or an undated page says is told as a weak source, or left out (see SOURCES.md).
"""

# Seventh census, 1 November 2020: bulletin no. 2 of the Anshan Bureau of Statistics, 18 June 2021.
CENSUS_2020 = {"210321": 300764, "210323": 413007, "210381": 1067905}
# Four districts of the map without the people of the two development zones, which the bulletin counts apart and does not
# lead back to districts.
CENSUS_2020_WITHOUT_ZONES = {"210302": 511574, "210303": 309397, "210304": 406680, "210311": 94729}
ZONES_2020 = {"high-tech zone": 122595, "development zone": 98721}
ANSHAN_2020 = 3325372


def add_census_2020(features):
    parts = [*CENSUS_2020.values(), *CENSUS_2020_WITHOUT_ZONES.values(), *ZONES_2020.values()]
    if sum(parts) != ANSHAN_2020:
        raise ValueError("the census of 2020: the units do not add up to Anshan")
    for f in features:
        p = f["properties"]
        if p["adcode"] in CENSUS_2020:
            p["pop_2020"] = CENSUS_2020[p["adcode"]]
        else:
            p["pop_2020_without_zones"] = CENSUS_2020_WITHOUT_ZONES[p["adcode"]]


FULL_DATE = ("A full date like this is perhaps that of the company’s registration (editor)", "这样完整的日期可能是公司登记日期（编者）")

# Feature: property: text, its Chinese. None takes a property away.
TEXTS = {
    # Hours
    "sight-ansteel-museum": {
        "opening_hours_text": ("Monday to Saturday 9:00–16:00, last entry 15:30; closed on Sundays except public holidays",
                               "周一至周六9:00–16:00，15:30停止入馆；周日闭馆，法定节假日除外"),
        "opening_hours_source": ("Weak source: factpedia.org, undated", "来源较弱：factpedia.org，未注日期"),
        "opening_hours_holiday": ("Closed 26–31 January, open 1–4 February 9:00–16:30, last entry 16:00",
                                  "1月26日至31日闭馆，2月1日至4日9:00–16:30开放，16:00停止入馆"),
    },
    "sight-anshan-museum": {
        "opening_hours_text": ("9:00–16:00, last entry 15:30; closed on Mondays", "9:00–16:00，15:30停止入馆；周一闭馆"),
        "opening_hours_source": ("Weak source: bbbaike.com, November 2021", "来源较弱：bbbaike.com，2021年11月"),
    },
    "sight-yufoyuan": {
        "opening_hours_text": ("November to March 8:00–16:00 or 16:30 (pages differ), April to October 8:00–17:00; last entry "
                               "half an hour before", "11月至3月8:00–16:00（一说16:30），4月至10月8:00–17:00；关门前半小时停止入内"),
        "opening_hours_source": ("Weak source: guides.qeeq.com and travel pages, undated",
                                 "来源较弱：guides.qeeq.com 与旅游网页，未注日期"),
    },
    "sight-shenyang-workers-village": {
        "opening_hours_text": ("Museum: Monday to Friday 9:00–16:00; closed at weekends and on holidays",
                               "博物馆：周一至周五9:00–16:00；周末与节假日闭馆"),
        "opening_hours_source": ("Weak source: zhanbuba.com, as of 2024", "来源较弱：zhanbuba.com，2024年"),
    },
    # Qianshan
    "qianshan-park": {
        "area_km2_official": ("125 km² planned, 72 km² tour area, 44 km² core; a paper of 2018 has 145.21 km²",
                              "规划125、游览区72、核心区44平方公里；2018年一文作145.21平方公里"),
        "telephone": ("Information 0412-5081116, tickets 0412-5081117, rescue 0412-5412119",
                      "咨询0412-5081116，票务0412-5081117，救援0412-5412119"),
    },
    "qianshan-xianrentai": {"closing": ("May be closed after snow", "雪后可能封闭")},
    # Mines: dates in doubt
    "mine-p100000129340": {
        "start_year_doubt": ("1906 is doubtful: prospecting for the railway company began in August 1909, and the mining "
                             "rights are of 1917 (Chinese Wikipedia and jzgydq.com, both undated)",
                             "1906年存疑：满铁的勘查始于1909年8月，矿权为1917年所得（中文维基百科与 jzgydq.com，均未注日期）"),
    },
    "mine-p100000128029": {
        "start_year_doubt": ("1914 is doubtful: the mining rights are said to be of 1917 (weak source: jzgydq.com, undated)",
                             "1914年存疑：矿权据称为1917年所得（来源较弱：jzgydq.com，未注日期）"),
        "doubt": ("A paper of 2016 speaks of work in tunnels here and yet counts the mine among six open pits (Li Jin, Anshan "
                  "Environmental Monitoring Centre)", "2016年一文称此处为洞采，又把它列入六座露天矿（Li Jin，鞍山市环境监测中心）"),
    },
    "mine-p100000128256": {
        "start_year_doubt": ("1998 is the modern enlarged mine; the ore was mined before 1945 already (editor’s knowledge)",
                             "1998年是扩建后的现代矿山；1945年以前已有开采（编者所知）"),
        "doubt": None,
    },
    "mine-p100000128235": {
        "start_year_doubt": ("1859 is not credible for a modern mine; perhaps a local smelting tradition (editor)",
                             "1859年对现代矿山不可信；或指当地的冶炼传统（编者）"),
        "doubt": ("Approximate.", "位置为约略。"),
    },
    "mine-p100000128330": {
        "start_year_doubt": ("2023 by the release of November 2024, 2025 by that of December 2025",
                             "2024年11月版作2023年，2025年12月版作2025年"),
        "doubt": ("Approximate.", "位置为约略。"),
    },
    # Steel works: how old they are
    "steel-p100000120219": {
        "founded": ("1916 to 1919: licence and preparations in 1916, building from 1917, set up in May 1918, first iron in April "
                    "1919; first steel in 1935",
                    "1916至1919年：1916年获许可并筹备，1917年动工，1918年5月成立，1919年4月出铁；1935年炼钢"),
        "restarted": ("Company set up on 26 December 1948, at work again from 9 July 1949",
                      "1948年12月26日成立公司，1949年7月9日开工"),
        "start_date_doubt": ("The date of the listed company, not of the works", "这是上市公司的日期，不是建厂日期"),
        "doubt": ("The point is the middle of the plant, 4,171 m north of Anshan station; the address (1 Huangang Road) is that "
                  "of museum and main gate further south. Capacity not cross-checked.",
                  "点位是厂区中心，在鞍山站以北4,171米；地址环钢路1号是更南的博物馆与正门。产能未经核对。"),
    },
    "steel-p100000120220": {
        "start_date_doubt": ("2006 may be when building began: a plate mill here is certified since 2008 (company’s service page, "
                             "undated)", "2006年可能是动工之年：此处的厚板线自2008年起获认证（公司服务网页，未注日期）"),
    },
    "steel-p100000120223": {
        "start_date_doubt": ("1997 is the listed company; the works goes back to the 1900s or 1910s (editor’s knowledge)",
                             "1997年是上市公司的日期；该厂始于1900至1910年代（编者所知）"),
        "doubt": None,
    },
}
TEXTS["qianshan-entrance"] = {"telephone": TEXTS["qianshan-park"]["telephone"]}


def add_texts(features):
    for f in features:
        p = f["properties"]
        for name, text in TEXTS.get(p["id"], {}).items():
            if text:
                p[name], p[f"{name}:zh"] = text
            else:
                del p[name]
    return features


def doubt_full_dates(features):
    """The tracker's full dates look like those of companies; none was found that is the first iron or steel of a works."""
    for f in features:
        p = f["properties"]
        if len(p.get("start_date", "")) == len("1999-05-28"):
            p.setdefault("start_date_doubt", FULL_DATE[0])
            p.setdefault("start_date_doubt:zh", FULL_DATE[1])
    return features

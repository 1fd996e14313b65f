"""claims.json of the atlas: the facts' claims, with the newer look at them, and the editor's notes in both languages.

A newer look gives a claim another status and more sources. Sources are added to those that stand there; one that is
cited again (the same address) stays where it is and gains what the newer look says of it. The words of the notes are the
editor's and stand here: what the pages say, how well that is known, and no verdict on the article.
"""

import json

# Claim: note (None: the facts' own), note in Chinese.
NOTES = {
    "c01": (None, "中国网（china.org.cn）的一个网页也用这一称呼。"),
    "c02": ("Pages disagree. Two handbooks speak of iron making or iron tools here in the Warring States period; a district "
            "directory lets smelting begin under the Han; the Warring States finds that are named at Jiubao are of bronze. "
            "All of them are second-hand pages. No excavated smelting site was found.",
            "各说不一：两种辞书称战国时期此地已有制铁或铁器；一份区划介绍称冶铁始于汉代；旧堡一带见于记载的战国遗物是青铜戈和箭镞。"
            "所读均为转述性资料，未见有发掘报告的冶铁遗址。"),
    "c03": ("The Anshan Museum surveyed the Great Wall remains of the city in 2018 and dates all 109 to the Ming. Beacon "
            "towers of Han or earlier date are reported at Fushun, Shenyang, Tieling and Jinzhou. None was found for Anshan; "
            "a tower that is on no list cannot be ruled out.",
            "鞍山市博物馆2018年实地测量全市109处长城遗存，年代均为明代。汉代或更早的烽燧见于抚顺、沈阳、铁岭、锦州的报道。"
            "未见鞍山有汉代烽燧；未登记在册者不能排除。"),
    "c04": ("No page read tells of imperial interest in the iron of Anshan. The pages say that iron making declined after the "
            "Ming, that the early Qing court closed coal mines of the region to protect the imperial tombs, and that the ore "
            "became widely known through Japanese prospecting from 1905 to 1909. This is indirect evidence; a record that "
            "was not read may exist.",
            "所读资料未提清廷关注鞍山铁矿。资料称：明以后冶铁衰落；清前期为保护皇陵封禁盛京一带煤矿；铁矿因1905至1909年日本人的勘查而广为人知。"
            "以上均为间接证据，或有未读到的记载。"),
    "c05": ("The railway company worked through an ore company, Zhenxing, formed in 1916: half Chinese in name, its capital "
            "paid by the railway alone. It obtained eight mining areas in 1917 and three more in 1921. So an encyclopaedia "
            "and a collected article tell it; no contract was read.",
            "满铁通过1916年成立的振兴公司行事：名义上中日各半，资本实由满铁独出。该公司1917年取得八处矿区，1921年又得三处。"
            "以上据百科条目与一篇汇编文章，未读到契约。"),
    "c06": ("1916 is the year of the licence, of the preparations and of the ore company. Building began in 1917, the "
            "ironworks was formally set up in May 1918, its first furnace was lit in April 1919, and steel followed in 1935. "
            "Pages that give one year choose 1916 or 1918.",
            "1916年是取得许可、筹备建厂和成立矿业公司之年。1917年动工，1918年5月鞍山制铁所正式成立，1919年4月一号高炉点火，1935年开始炼钢。"
            "只写一个年份的资料，或取1916年，或取1918年。"),
    "c07": ("The works of reference agree that Soviet advisers and aid helped to rebuild the works in the 1950s; the first "
            "three large projects started on 26 December 1953. One source adds that Japanese and Nationalist engineers took "
            "part, and that the Red Army had removed key machinery in 1945.",
            "所读工具书一致认为1950年代的重建得到苏联顾问和援助；首批“三大工程”于1953年12月26日投产。"
            "另一资料补充：日本和国民政府的工程师也参与了重建，而1945年苏军曾拆走关键设备。"),
    "c08": ("No share for the 1960s was found. A dictionary gives about a quarter for 1949 to 1983 together; another page "
            "gives over half for the first years and 14.5 % for 1949 to 2000. A third in the 1960s would fit between them, "
            "but no page states it.",
            "未查到1960年代的份额。一部辞典称1949至1983年合计约占四分之一；另一页称建国初期过半、1949至2000年合计14.5%。"
            "1960年代占三分之一与此并不矛盾，但没有资料写明。"),
    "c09": ("On posters, Iron Man is the name of Wang Jinxi of the Daqing oilfield; one of 1972 speaks of a million iron men "
            "after him. Anshan’s own model workers bore other names: Meng Tai, the old hero, and Wang Chonglun, the man ahead "
            "of time.",
            "宣传画上的“铁人”指大庆油田的王进喜；1972年的一幅画说，百万个“铁人”正在成长。"
            "鞍山的劳模另有称呼：“老英雄”孟泰、“走在时间前面的人”王崇伦。"),
    "c10": ("The proclamation of 8 March 2018 under Section 232 of the Trade Expansion Act of 1962 put 25 % on steel from most "
            "countries, from 23 March 2018; it was not aimed at China alone. A news digest says that United States tariffs "
            "dented exports from Liaoning.",
            "2018年3月8日的公告依据1962年《贸易扩展法》第232条，自3月23日起对多数国家的钢铁加征25%关税，并非只针对中国。"
            "一份新闻摘要称，美国关税影响了辽宁的出口。"),
    "c11": ("The line makes iron and stands at Bayuquan (Yingkou), about 118 km from Anshan. It is reported to run steadily "
            "since 28 August 2025: a hydrogen fluidised bed of the class of 10,000 tonnes a year, iron of 95 % metallisation, "
            "wind power on the spot. For the Anshan works Global Energy Monitor (June 2026) lists one direct-reduction unit "
            "as announced.",
            "该中试线产出的是铁，位于营口鲅鱼圈，距鞍山约118公里。据报道，它自2025年8月28日起稳定运行：万吨级氢基流化床，金属化率95%，就地使用风电。"
            "鞍山本部方面，全球能源监测（2026年6月）列有一套已公布的直接还原装置。"),
    "c12": ("In Chinese terms Qianshan is a national key scenic area, on the first national list, and rated 5A since 2017. "
            "Reports give 125 km² as planned or in all, 72 km² as tour area and 44 km² as core; a paper of 2018 gives "
            "145.21 km². Its Xianrentai part is a national forest park.",
            "按中国的制度，千山是国家重点风景名胜区，属首批名单，2017年起为5A级。报道称规划（或总）面积125、游览区72、核心区44平方公里；"
            "2018年一文作145.21平方公里。仙人台一带为国家森林公园。"),
    "c13": ("The blossom that the pages describe at Qianshan is the pear’s: the festival of 2016 ran from 23 April to 20 May. "
            "The one cherry blossom festival of Liaoning that was read of is at Lüshun, Dalian. Single cherry trees are not "
            "ruled out.",
            "所读资料写的都是千山梨花：2016年的梨花节为4月23日至5月20日。读到的辽宁樱花节在大连旅顺。零星樱树不能排除。"),
    "c14": (None, "博物馆利用1953年的烧结厂房，2014年12月26日开馆。"),
    "c15": ("The New York Times describes Northeastern Chinese restaurants in Flushing, New York; the owner of one comes from "
            "Liaoning. No page read ties them to Anshan, and no hot pot known as Anshan-style was found.",
            "《纽约时报》写过纽约法拉盛的东北菜馆，其中一位店主来自辽宁。所读资料均未说与鞍山有关，也未见“鞍山式”火锅。"),
    "c16": ("Trade pages, one of them after the United States Geological Survey, place about 98 % of China’s rare earths in "
            "Inner Mongolia, Jiangxi, Guangdong, Sichuan and Shandong, over 83 % at Bayan Obo; one names Liaoning among "
            "provinces with far less. Geologists describe the beds of Anshan and Benxi as iron ore, and measured very low "
            "rare earths in the magnetite of Gongchangling nearby. A state table by province was not found.",
            "几个行业网页（其一据美国地质调查局）称，中国约98%的稀土在内蒙古、江西、广东、四川、山东，其中白云鄂博占83%以上；"
            "一页把辽宁列在少得多的省份之中。地质论文把鞍山—本溪的矿层描述为铁矿，邻近弓长岭磁铁矿实测稀土总量很低。未见官方的分省统计。"),
    "c17": ("No page read ties scandium to Anshan. A firm in Henan with a capacity of 10 tonnes a year set out in 2018 to "
            "become the largest of the world; about 45 tonnes were made world-wide in 2022. A Chinese survey gives China a "
            "third of the world’s scandium and, as far as it could be read, does not name Anshan.",
            "所读资料均未把钪与鞍山联系起来。2018年，河南一家年产能10吨的企业拟做到世界最大；2022年全球约产45吨。"
            "中国地质调查局一文称中国的钪资源约占世界三分之一，可读部分未提鞍山。"),
    "c18": ("News of the time tells of a halt of exports to Japan of about two months. A later study of Japanese port data "
            "found no even drop, and the quotas for all countries had been cut before the clash. No page read ties the "
            "dispute to Anshan.",
            "当时的报道称对日出口停了约两个月。后来的研究看日本港口数据，并无一致的下降；对各国的配额在事件之前已经下调。"
            "所读资料未把此事与鞍山联系起来。"),
    "c19": ("Open pits ring the city; they are pits for iron ore, and at Haicheng for magnesite, not for rare earths. A study "
            "of 2016 counts 5,032 hectares of mine land around Anshan, of which 3,388 raise much dust.",
            "城区周围确有露天矿，开采的是铁矿（海城另有菱镁矿），不是稀土。2016年一文统计鞍山矿山用地约5,032公顷，其中3,388公顷扬尘严重。"),
    "c20": ("Waste water of works, small ore mills and the city has polluted streams of Anshan. A news reprint tells that the "
            "Wanshui (once Nansha) ran red with ore slurry, with a clean-up since 2006, and that six rivers took 136 million "
            "tonnes of waste water a year. The Nansha and the Yunliang flow to the Taizi. No measurement of rare earths "
            "leaching was found.",
            "工厂、小选矿和城市的废水曾污染鞍山的河流。一篇转载报道说，万水河（旧称南沙河）曾因选矿浆成“红河”，2006年起治理；"
            "六条河每年受纳废水1.36亿吨。南沙河、运粮河流入太子河。未见稀土渗漏的测量。"),
    "c21": ("This rests on the claim of rare earths. What the pages read name from Ansteel for cars is steel: a light "
            "dual-phase steel, and iron of the pilot line at Bayuquan that is said to suit the steel of motors. No supply to "
            "Western electric cars was found.",
            "此说以稀土之说为前提。所读资料提到鞍钢用于汽车的是钢：轻质双相钢，以及据称适合电机用钢的鲅鱼圈中试线铁料。未见供应西方电动车的报道。"),
    "c22": ("A service page of the company says that the 5,500 mm heavy plate mill belongs to its Bayuquan branch, at "
            "Yingkou; Anshan has a medium and heavy plate mill. The unmanned line in the report read is a colour-coating "
            "line.",
            "公司的服务网页称，5500毫米厚板线属营口的鲅鱼圈分公司；鞍山本部另有中厚板厂。所读报道中的无人产线是彩涂线。"),
    "c23": (None, "就整个公司而言，一篇报道称2024年底有210台（套）机器人和智能装备；全球能源监测记鞍山厂职工31,456人。未见单个轧钢厂的数字。"),
    "c24": ("The steel plants of Chinese owners that were read of, in Nigeria (Ogun, by a group from Fuzhou) and Pakistan "
            "(Rashakai), are new plants; none is said to come from Anshan. A plan to move steel capacity abroad was announced "
            "in 2014 by the province of Hebei.",
            "所读到的中资钢厂，在尼日利亚奥贡州（福州企业）和巴基斯坦拉沙凯，都是新建的，没有一处据称来自鞍山。2014年公布钢铁产能外移计划的是河北省。"),
    "c25": (None, "未找到这句引语，未经核实。"),
    "c26": (None, "所读资料说的是沈阳市铁西区的工人村，距鞍山约79公里：建于1952至1957年，保留36栋，2007年起设有博物馆，街区已经更新。"
                  "鞍山也有铁西区，但未见那里有这样的工人村。"),
}


def shown_title(source):
    """As a reader meets it: title, publisher, date. A title in brackets is a description of a page without one."""
    title = source["title"]
    if title.startswith("(") and title.endswith(")"):
        title = title[1].upper() + title[2:-1]
    date = source["date"].replace(";", ",")  # a semicolon parts two sources
    return f"{title}, {source['publisher']}, {date}"


def add_sources(sources, more):
    known = {source["url"]: source for source in sources}
    for source in more:
        told = {key: source[key] for key in ("publisher", "date", "says")}
        if source["url"] in known:
            known[source["url"]].update(told)
        else:
            known[source["url"]] = {"title": shown_title(source), "url": source["url"], **told}
            sources.append(known[source["url"]])


def claims(facts):
    """The whole of claims.json."""
    document = json.loads((facts / "claims.json").read_text(encoding="utf-8"))
    newer = {claim["id"]: claim for claim in json.loads((facts / "claims_update.json").read_text(encoding="utf-8"))}
    for claim in document["claims"]:
        update = newer.pop(claim["id"], None)
        if update:
            claim["status"] = update["status"]
            claim["basis"] = "page read"
            add_sources(claim["sources"], update["sources"])
        note, note_zh = NOTES[claim["id"]]
        members = list(claim.items())
        after = [key for key, _ in members].index("note") + 1
        claim.clear()
        claim.update([*members[:after], ("note:zh", note_zh), *members[after:]])
        claim["note"] = note or claim["note"]
    if newer:
        raise ValueError(f"claims_update.json: no such claim: {', '.join(sorted(newer))}")
    return document


def write(document):
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"

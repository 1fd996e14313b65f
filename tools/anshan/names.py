"""Short names for the map of the Anshan atlas: rules, and a table for what the rules get wrong."""

import re

RIVER = re.compile(r"\bHe\b$")

MINE_WORDS = re.compile(
    r"\s*\(.*?\)|\s+(?:open-pit iron mine|iron ore mine|iron mine|iron deposit|talc mine|boron-iron deposit)\b.*",
    re.IGNORECASE,
)
MINE_WORDS_ZH = re.compile(r"(?:铁矿|滑石矿|硼铁矿)$|^.*[市区]")

WORKS_WORDS = re.compile(r"\s+(?:Iron and Steel|Group|Steel Co Ltd|Co Ltd)\b.*")
WORKS_WORDS_ZH = re.compile(r"(?:有限责任公司|股份有限公司|有限公司)$")

# Feature id: (label, label:zh). None leaves the rule's answer.
EXCEPTIONS = {
    "mine-p100000128238": ("Xiaolingzi (Datun)", "小岭子（大屯）"),
    "mine-p100000128333": ("Xiaolingzi", "小岭子（本区）"),
    "mine-p100000128332": (None, "陈台沟"),
    "mine-est-xiuyan-jade": ("Xiuyan jade", "岫岩玉石矿"),
    "deposit-est-saima": ("Saima", "赛马"),
    "licence-pailou-jinzang": ("Pailou, Jinzang", "牌楼·金藏"),
    "licence-pailou-yuandong": ("Pailou, Yuandong", "牌楼·远东"),
    "steel-p100000120219": ("Ansteel, Anshan works", "鞍钢"),
    "steel-p100000120220": ("Ansteel, Bayuquan", "鞍钢鲅鱼圈"),
    "steel-p100000120231": ("Baode", "宝得钢铁"),
    "steel-p100000120221": ("Ansteel, Chaoyang", "鞍钢朝阳"),
    "steel-p100000120223": ("Bengang", "本钢"),
    "steel-p100000120224": ("Beiying", "北营钢铁"),
    "steel-p100000120351": ("Hanking", "罕王"),
    "steel-p100000120226": ("Fushun New Steel", "抚顺新钢铁"),
    "steel-p100000120228": ("Fushun Special Steel", "抚顺特钢"),
    "steel-p100000120229": ("Houying, Datun", "后英大屯"),
    "steel-p100000120333": ("Liaoyang United Steel", "澎辉铸业"),
    "steel-p100000121051": ("Xinyi Special Steel", "新达钢铁"),
    "steel-p100000120222": ("Yingkou Medium Plate", "营口中板"),
    "steel-p100000120230": ("Yingkou Steel", "营口钢铁"),
    "steel-museum": ("Ansteel Group Museum", None),
    "footprint-p100000120224-1": ("Beiying (industrial land)", None),
    "footprint-p100000120224-2": ("Beiying (industrial land)", None),
    "steel-plate-mill": ("Plate mill", "厚板厂"),
    "district-210323": ("Xiuyan County", "岫岩县"),
    "qianshan-park": ("Qianshan National Park", "千山"),
    "airport-aog": ("Teng'ao Airport", "腾鳌机场"),
    "airport-she": ("Taoxian Airport", "桃仙机场"),
    "airport-ykh": ("Lanqi Airport", "兰旗机场"),
    "sight-shenyang-workers-village": ("Worker's Village, Shenyang", "沈阳工人村"),
    "sight-xiaogushan": ("Xiaogushan Cave", "小孤山仙人洞"),
    "sight-ximucheng-dolmen": ("Ximucheng dolmen", "析木城石棚"),
    "far-steel-african-natural-resources-and-mines-kaduna-steel-plant": ("Kaduna", None),
    "far-steel-ajaokuta-steel-plant": ("Ajaokuta", None),
    "far-steel-kam-industries-kwara-steel-plant": ("Kam, Kwara", None),
    "far-steel-agha-steel-industries-karachi-plant": ("Agha, Karachi", None),
    "far-steel-amreli-steels-dhabeji-plant": ("Amreli, Dhabeji", None),
    "far-steel-faizan-steel-karachi-steel-plant": ("Faizan, Karachi", None),
    "far-steel-ittehad-steel-faisalabad-plant": ("Ittehad, Faisalabad", None),
    "far-steel-mughal-iron-steel-industries-lahore-plant": ("Mughal, Lahore", None),
    "wq-下达河入汤河水库口": ("Xiada River inlet", "下达河入库口"),
    "wq-二道河水库口": ("Erdao River inlet", "二道河入库口"),
    "wq-北太子河入观音阁水库口": ("North Taizi inlet", "北太子河入库口"),
    "wq-南太子河入库口": ("South Taizi inlet", "南太子河入库口"),
    "wq-葠窝坝下": ("Below Shenwo Dam", None),
}


def river(name):
    """Taizi He -> Taizi River."""
    return RIVER.sub("River", name)


def plain(name):
    """Without what stands in brackets at the end."""
    return re.sub(r"\s*[(（][^()（）]*[)）]$", "", name)


def mine(name):
    return MINE_WORDS.sub("", name)


def mine_zh(name):
    return MINE_WORDS_ZH.sub("", MINE_WORDS_ZH.sub("", name)) or name


def works(name):
    return WORKS_WORDS.sub("", name)


def works_zh(name):
    return WORKS_WORDS_ZH.sub("", name)


def town_zh(name):
    """鞍山市 -> 鞍山; counties and townships keep their word."""
    return name[:-1] if name.endswith("市") and len(name) > 2 else name


POWER_WORDS = re.compile(r"^Liaoning (?=\w)|,? Co\., Ltd\.|\s+(?:cogen |thermal |hydroelectric )?"
                         r"(?:power (?:station|plant|project)|plant)$", re.IGNORECASE)
POWER_WORDS_ZH = re.compile(r"(?:热电联产|余气综合利用|生物质|生活垃圾焚烧|垃圾焚烧)*(?:发电|热电联产)?(?:项目|工程|(?:有限)?公司)$")


def power(name):
    return POWER_WORDS.sub("", name)


def power_zh(name):
    first = name.split(", ")[0]  # some plants have several names
    return POWER_WORDS_ZH.sub("", first) or first


def station(name):
    return re.sub(r"\s+station\b.*", "", name)


def sight(name):
    return station(plain(name))


def put_labels(features, rule=None, rule_zh=None):
    """Writes `label`, `label:zh` where they differ from the full name."""
    for f in features:
        p = f["properties"]
        short, short_zh = EXCEPTIONS.get(p.get("id"), (None, None))
        if not short and rule and p.get("name"):
            short = rule(p["name"])
        if not short_zh and rule_zh and p.get("name:zh"):
            short_zh = rule_zh(p["name:zh"])
        if short and short != p.get("name"):
            p["label"] = short
        if short_zh and short_zh != p.get("name:zh"):
            p["label:zh"] = short_zh
    return features

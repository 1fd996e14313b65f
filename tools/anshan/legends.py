"""What dashes, hatching, hollow signs and classes mean: lines of the legend, by layer. The number is the rule's place in
the layer's style (style.py)."""

ESTIMATED_PLACE = ("place estimated", "位置为估计")

LEGENDS = {
    "catchments": [("area not reliable", "面积不可靠", 0)],
    "qianshan": [("estimated outline", "估计范围", 0)],
    "rivers": [("estimated line", "估计河线", rule) for rule in (4, 2, 0)],
    "boundaries": [("country", "国界", 0), ("province", "省界", 1), ("prefecture", "市界", 2), ("county", "县界", 3)],
    "railways": [("tunnel", "隧道", 0)],
    "water_quality": [("I", "Ⅰ类", 0), ("II", "Ⅱ类", 1), ("III", "Ⅲ类", 2), ("IV", "Ⅳ类", 3), ("V", "Ⅴ类", 4),
                      ("not classed", "未评价", 5)],
    "sights": [(*ESTIMATED_PLACE, 4)],
    "power_plants": [("planned plant", "拟建电厂", 2), ("plant given up", "已取消或退役的电厂", 0)],
    "worlds_ends": [("works being built", "在建钢厂", 3)],
    "mines": [("mine at work", "在产矿山", 1), ("planned mine", "拟建矿山", 4), ("place within 5 km", "位置误差约5公里", 3),
              ("mining right", "采矿权范围", 0)],
    "steel_works": [("mothballed works", "停产钢厂", 1)],
    "works_land": [("works land", "厂区", 0), (*ESTIMATED_PLACE, 1)],
}


def legend_of(layer):
    return [{"title": title, "title:zh": zh, "rule": rule} for title, zh, rule in LEGENDS.get(layer, [])]

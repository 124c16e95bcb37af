"""The published standards by which staying is reckoned."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Standard:
    """A figure of practice and who says so; both also in Arabic."""

    id: str
    value: float
    unit: str
    who: str
    url: str
    unit_ar: str
    who_ar: str


FOOD = Standard(
    "food",
    0.555,
    "kg a person and day",
    "World Food Programme, food basket of 2,100 kcal: 400 g cereals, 60 g pulses, 25 g oil, "
    "50 g blended food, 15 g sugar, 5 g salt",
    "https://www.wfp.org/nutrition/wfp-foodbasket",
    "كغ للشخص في اليوم",
    "برنامج الأغذية العالمي، سلة غذاء من 2,100 سعرة حرارية: 400 غ حبوب، 60 غ بقول، 25 غ زيت، 50 غ غذاء مخلوط، 15 غ سكر، 5 غ ملح",
)
WATER = Standard(
    "water",
    15.0,
    "litres a person and day",
    "Sphere Handbook 2018, water supply standard 2.1: at least 15 litres",
    "https://handbook.spherestandards.org/en/sphere/#ch006",
    "لترًا للشخص في اليوم",
    "دليل اسفير 2018، معيار إمدادات الماء 2.1: ما لا يقل عن 15 لترًا",
)
VISITS = Standard(
    "visits",
    4.0,
    "consultations a person and year",
    "UNHCR Emergency Handbook, primary health care utilisation: 1 to 4 in emergencies",
    "https://emergency.unhcr.org/emergency-assistance/health-and-nutrition/"
    "primary-health-care/primary-health-care-utilisation-threshold",
    "معاينات للشخص في السنة",
    "دليل الطوارئ للمفوضية السامية للأمم المتحدة لشؤون اللاجئين، استخدام الرعاية الصحية الأولية: من 1 إلى 4 في الطوارئ",
)
ROUND = Standard(
    "round",
    50.0,
    "consultations a clinician and day",
    "UNHCR Emergency Handbook, primary health care utilisation: fewer than 50",
    "https://emergency.unhcr.org/emergency-assistance/health-and-nutrition/"
    "primary-health-care/primary-health-care-utilisation-threshold",
    "معاينة للطبيب في اليوم",
    "دليل الطوارئ للمفوضية السامية للأمم المتحدة لشؤون اللاجئين، استخدام الرعاية الصحية الأولية: أقل من 50",
)
TRUCK = Standard(
    "truck",
    18.0,
    "tonnes a truck",
    "Logistics Cluster, Logistics Operational Guide, road transport: three axles, 26 t gross",
    "https://log.logcluster.org/",
    "طنًا للشاحنة",
    "مجموعة اللوجستيات، دليل العمليات اللوجستية، النقل البري: ثلاثة محاور، 26 طنًا إجمالًا",
)
STANDARDS = (FOOD, WATER, VISITS, ROUND, TRUCK)

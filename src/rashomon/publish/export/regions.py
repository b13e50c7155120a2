"""Countries by ISO 3166-1: their numeric codes, and the regions ACLED and UCDP put them in."""

_TABLE = {
    "Western Africa": "BJ:204 BF:854 CV:132 CI:384 GM:270 GH:288 GN:324 GW:624 LR:430 ML:466 MR:478 NE:562 NG:566 SN:686 SL:694 TG:768",
    "Middle Africa": "AO:024 CM:120 CF:140 TD:148 CG:178 CD:180 GQ:226 GA:266 ST:678",
    "Eastern Africa": "BI:108 KM:174 DJ:262 ER:232 ET:231 KE:404 MG:450 MW:454 MU:480 MZ:508 RW:646 SC:690 SO:706 SS:728 TZ:834 UG:800 ZM:894",
    "Southern Africa": "BW:072 SZ:748 LS:426 NA:516 ZA:710 ZW:716",
    "Northern Africa": "DZ:012 EG:818 LY:434 MA:504 SD:729 TN:788",
    "South Asia": "AF:004 BD:050 BT:064 IN:356 MV:462 NP:524 PK:586 LK:144",
    "Southeast Asia": "BN:096 KH:116 ID:360 LA:418 MY:458 MM:104 PH:608 SG:702 TH:764 TL:626 VN:704",
    "Middle East": "BH:048 IR:364 IQ:368 IL:376 JO:400 KW:414 LB:422 OM:512 PS:275 QA:634 SA:682 SY:760 TR:792 AE:784 YE:887",
    "Europe": "AL:008 AD:020 AT:040 BY:112 BE:056 BA:070 BG:100 HR:191 CY:196 CZ:203 DK:208 EE:233 FI:246 FR:250 DE:276 GR:300 HU:348 IS:352 IE:372 IT:380 LV:428 LI:438 LT:440 LU:442 MT:470 MD:498 MC:492 ME:499 NL:528 MK:807 NO:578 PL:616 PT:620 RO:642 RU:643 SM:674 RS:688 SK:703 SI:705 ES:724 SE:752 CH:756 UA:804 GB:826 XK:",
    "Caucasus and Central Asia": "AM:051 AZ:031 GE:268 KZ:398 KG:417 TJ:762 TM:795 UZ:860",
    "Central America": "BZ:084 CR:188 SV:222 GT:320 HN:340 MX:484 NI:558 PA:591",
    "South America": "AR:032 BO:068 BR:076 CL:152 CO:170 EC:218 GY:328 PY:600 PE:604 SR:740 UY:858 VE:862",
    "Caribbean": "AG:028 BS:044 BB:052 CU:192 DM:212 DO:214 GD:308 HT:332 JM:388 KN:659 LC:662 VC:670 TT:780 PR:630",
    "North America": "CA:124 US:840",
    "East Asia": "CN:156 HK:344 JP:392 KP:408 KR:410 MO:446 MN:496 TW:158",
    "Oceania": "AU:036 FJ:242 KI:296 MH:584 FM:583 NR:520 NZ:554 PW:585 PG:598 WS:882 SB:090 TO:776 TV:798 VU:548",
}
_UCDP = {
    "South Asia": "Asia",
    "Southeast Asia": "Asia",
    "East Asia": "Asia",
    "Oceania": "Asia",
    "Middle East": "Middle East",
    "Europe": "Europe",
    "Central America": "Americas",
    "South America": "Americas",
    "Caribbean": "Americas",
    "North America": "Americas",
}
_UCDP_OF_ONE = {"EG": "Middle East", "AM": "Europe", "AZ": "Europe", "GE": "Europe"}
_ROWS = {
    pair.partition(":")[0]: (pair.partition(":")[2], region)
    for region, pairs in _TABLE.items()
    for pair in pairs.split()
}


def iso_number(country: str) -> int | None:
    """Give the ISO 3166-1 number of an alpha-2 code, None where it has or is none."""
    code = _ROWS.get(country, ("", ""))[0]
    return int(code) if code else None


def acled_region(country: str) -> str:
    """Give ACLED's region of an alpha-2 code, "" where not known."""
    return _ROWS.get(country, ("", ""))[1]


def ucdp_region(country: str) -> str:
    """Give UCDP's region of an alpha-2 code (after its Gleditsch-Ward number), "" where not known."""
    region = acled_region(country)
    if region.endswith("Africa"):
        return _UCDP_OF_ONE.get(country, "Africa")
    return _UCDP_OF_ONE.get(country) or _UCDP.get(region, "Asia" if region else "")

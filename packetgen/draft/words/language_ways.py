"""How the clinic's languages write dates, times and lists; a form's own strings come first.

Month names stand as a date wants them. ``months_alone`` are those of a month without a day, where
they differ.
"""

from __future__ import annotations

from collections.abc import Mapping

_NUMBERS = "1 2 3 4 5 6 7 8 9 10 11 12"

WAYS: Mapping[str, Mapping[str, str]] = {
    "es": {
        "months": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre"
        " diciembre",
        "weekdays": "lunes martes miércoles jueves viernes sábado domingo",
        "weekday": "{weekday} {date}",
        "date": "{day} de {month} de {year}",
        "month_and_year": "{month} de {year}",
        "about": "hacia el {date}",
        "range": "del {from} al {until}",
        "since": "desde el {date}",
        "am": "a.\u00a0m.",
        "pm": "p.\u00a0m.",
        "time": "{hour}:{minute}\u00a0{half}",
        "and": "y",
        "or": "o",
        "serial_comma": "no",
    },
    "zh-Hans": {
        "months": _NUMBERS,
        "weekdays": "星期一 星期二 星期三 星期四 星期五 星期六 星期日",
        "weekday": "{date}{weekday}",
        "date": "{year}年{month}月{day}日",
        "month_and_year": "{year}年{month}月",
        "about": "大约{date}",
        "range": "{from}至{until}",
        "since": "自{date}起",
        "am": "上午",
        "pm": "下午",
        "time": "{half}{hour}:{minute}",
        "and": "和",
        "or": "或",
        "serial_comma": "no",
    },
    "vi": {
        "months": _NUMBERS,
        "weekdays": "thứ_Hai thứ_Ba thứ_Tư thứ_Năm thứ_Sáu thứ_Bảy Chủ_nhật",
        "weekday": "{weekday}, {date}",
        "date": "ngày {day} tháng {month} năm {year}",
        "month_and_year": "tháng {month} năm {year}",
        "about": "khoảng {date}",
        "range": "từ {from} đến {until}",
        "since": "từ {date}",
        "am": "sáng",
        "pm": "chiều",
        "time": "{hour24}:{minute}",
        "and": "và",
        "or": "hoặc",
        "serial_comma": "no",
    },
    "ar": {
        "months": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
        "weekdays": "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد",
        "weekday": "{weekday} {date}",
        "date": "{day} {month} {year}",
        "month_and_year": "{month} {year}",
        "about": "حوالي {date}",
        "range": "من {from} إلى {until}",
        "since": "منذ {date}",
        "am": "صباحًا",
        "pm": "مساءً",
        "and": "و",
        "or": "أو",
        "serial_comma": "no",
    },
    "ht": {
        "months": "janvye fevriye mas avril me jen jiyè out septanm oktòb novanm desanm",
        "weekdays": "lendi madi mèkredi jedi vandredi samdi dimanch",
        "weekday": "{weekday} {date}",
        "date": "{day} {month} {year}",
        "month_and_year": "{month} {year}",
        "about": "anviwon {date}",
        "range": "soti {from} rive {until}",
        "since": "depi {date}",
        "am": "dimaten",
        "pm": "apremidi",
        "and": "ak",
        "or": "oswa",
        "serial_comma": "no",
    },
    "pt": {
        "months": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro"
        " dezembro",
        "weekdays": "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado"
        " domingo",
        "weekday": "{weekday}, {date}",
        "date": "{day} de {month} de {year}",
        "month_and_year": "{month} de {year}",
        "about": "por volta de {date}",
        "range": "de {from} a {until}",
        "since": "desde {date}",
        "time": "{hour24}h{minute}",
        "and": "e",
        "or": "ou",
        "serial_comma": "no",
    },
    "ru": {
        "months": "января февраля марта апреля мая июня июля августа сентября октября ноября"
        " декабря",
        "months_alone": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь"
        " декабрь",
        "weekdays": "понедельник вторник среда четверг пятница суббота воскресенье",
        "weekday": "{weekday}, {date}",
        "date": "{day} {month} {year} г.",
        "month_and_year": "{month} {year} г.",
        "about": "около {date}",
        "range": "с {from} по {until}",
        "since": "с {date}",
        "time": "{hour24}:{minute}",
        "and": "и",
        "or": "или",
        "serial_comma": "no",
    },
    "tl": {
        "months": "Enero Pebrero Marso Abril Mayo Hunyo Hulyo Agosto Setyembre Oktubre Nobyembre"
        " Disyembre",
        "weekdays": "Lunes Martes Miyerkules Huwebes Biyernes Sabado Linggo",
        "weekday": "{weekday}, {date}",
        "date": "{month} {day}, {year}",
        "month_and_year": "{month} {year}",
        "about": "mga {date}",
        "range": "mula {from} hanggang {until}",
        "since": "mula {date}",
        "am": "n.u.",
        "pm": "n.h.",
        "and": "at",
        "or": "o",
        "serial_comma": "no",
    },
}
"""By language code. In a list of names an underscore stands for the space inside a name."""

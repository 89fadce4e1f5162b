"""The other side of bench/import.ts: makes a warden's workbook as another program writes it, and loads one with pandas."""
import sqlite3
import sys
import time

HEADINGS = ['楼栋', '单元', '房号', '户主电话', '姓名', '性别', '民族', '与户主关系', '出生年月日', '身份证号码', '文化程度', '政治面貌', '户籍地址', '备注']
WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]


def id_no(order, year, month, day):
    # 450299 was never given to any district, so these numbers belong to nobody.
    body = f'450299{year}{month:02}{day:02}{order:03}'
    return body + '10X98765432'[sum(int(d) * w for d, w in zip(body, WEIGHTS)) % 11]


def rows(count):
    for i in range(count):
        household, member = divmod(i, 3)
        woman = member == 1
        # A day of its own for each of 11,760 households; the order digits tell the three of them apart, odd for men.
        year = 1940 + household % 35 + (0, 1, 26)[member]
        month, day = household // 35 % 12 + 1, household // 420 % 28 + 1
        order = household // 11760 * 6 + member * 2 + (0 if woman else 1)
        name = '赵钱孙李周吴郑王冯陈'[i % 10] + '一二三四五六七八九十'[i // 10 % 10] + '甲乙丙丁戊己庚辛壬癸'[i // 100 % 10]
        yield [
            f'{household // 60 + 1}栋', str(household // 20 % 3 + 1), str((household % 20 // 2 + 1) * 100 + household % 2 + 1),
            f'137{household:08}', name, '女' if woman else '男', '汉族', ['户主', '配偶', '子'][member],
            f'{year}-{month:02}-{day:02}', id_no(order, year, month, day), '高中', '群众',
            '广西柳州市柳北区长风路1号', None,
        ]


def make(path, count):
    import xlsxwriter

    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet('居民基础信息采集表')
    sheet.write_row(0, 0, HEADINGS)
    for number, row in enumerate(rows(count), 1):
        sheet.write_row(number, 0, row)
    book.close()


def load(path, database):
    started = time.perf_counter()
    import pandas

    frame = pandas.read_excel(path, dtype=str)
    with sqlite3.connect(database) as db:
        frame.to_sql('person', db, index=False, if_exists='replace')
    print(len(frame), time.perf_counter() - started)


if sys.argv[1] == 'make':
    make(sys.argv[2], int(sys.argv[3]))
else:
    load(sys.argv[2], sys.argv[3])

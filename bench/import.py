"""The other side of bench/import.ts: makes the workbook of a community as another program writes it, and loads one with pandas."""
import sqlite3
import sys
import time

HEADINGS = [
    '楼栋', '单元', '房号', '姓名', '性别', '民族', '与户主关系', '出生日期', '公民身份号码', '文化程度', '政治面貌', '婚姻状况', '职业',
    '工作单位', '联系电话', '户口类型', '户籍地址', '现住地址', '人户状态', '是否党员', '医保类型', '医保状态', '就业状态', '残疾类别',
    '残疾等级', '备注',
]
WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
SURNAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜'
GIVEN = '一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥春夏秋冬梅兰竹菊'
JOBS = ['工人', '教师', '个体户', '司机', '退休', '会计', '护士', '保安']
SCHOOLING = ['小学', '初中', '高中', '大专', '本科', '中专']
STREETS = ['长风路', '胜利路', '白沙路', '北雀路', '跃进路']


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
        name = SURNAMES[i % 32] + GIVEN[i // 32 % 40] + GIVEN[i // 1280 % 40]
        member_of_party = i % 11 == 0
        disabled = i % 37 == 0
        street = STREETS[household % 5]
        yield [
            f'{household // 60 + 1}栋', str(household // 20 % 3 + 1), str((household % 20 // 2 + 1) * 100 + household % 2 + 1),
            name, '女' if woman else '男', '壮族' if i % 4 == 0 else '汉族', ['户主', '配偶', '子'][member],
            f'{year}-{month:02}-{day:02}', id_no(order, year, month, day), SCHOOLING[i % 6],
            '中共党员' if member_of_party else '群众', '未婚' if member == 2 else '已婚', JOBS[i % 8],
            f'柳州市第{household % 400 + 1}公司' if member < 2 else None, f'13{i:09}',
            '农业' if i % 9 == 0 else '非农业', f'广西柳州市柳北区{street}{household % 300 + 1}号',
            f'长风小区{household // 60 + 1}栋{household // 20 % 3 + 1}单元', '人户一致' if i % 5 else '人在户不在',
            '是' if member_of_party else '否', '职工医保' if member == 0 else '居民医保', '正常参保',
            '就业' if member < 2 else '失业', '肢体残疾' if disabled else None, '二级' if disabled else None, None,
        ]


def make(path, count, inline):
    import xlsxwriter

    book = xlsxwriter.Workbook(path, {'constant_memory': inline})
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
    make(sys.argv[2], int(sys.argv[3]), len(sys.argv) > 4)
else:
    load(sys.argv[2], sys.argv[3])

/** What is wrong in a heading, a cell or a row of a workbook, and among the rows that belong together. */
import type { Messages } from '../message.ts'

export const rowMessages = {
  'id_number.checksum': {
    zh: ['“{value}”的校验码不对，号码里至少有一位写错了。{did_you_mean}', '请对照身份证逐位核对后改正。'],
    en: [
      'The check digit of "{value}" is wrong: at least one digit is mistyped. {did_you_mean}',
      'Compare it with the card digit by digit.',
    ],
  },
  'id_number.date': {
    zh: ['“{value}”第7到14位不是日历上有的日子', '请对照身份证核对出生年月日那八位。'],
    en: [
      'Digits 7 to 14 of "{value}" are no day in the calendar',
      'Compare the eight digits of the birth date with the card.',
    ],
  },
  'id_number.lost_digits': {
    zh: [
      '“{value}”是按数字存的，Excel 只留了前15位，后面的已经丢失。{did_you_mean}',
      '把这一列设成“文本”格式，再对照身份证重新录入。',
    ],
    en: [
      '"{value}" was stored as a number: Excel kept 15 digits and lost the rest. {did_you_mean}',
      'Format the column as text and type the number again from the card.',
    ],
  },
  'id_number.masked': {
    zh: ['“{value}”是打了星号的号码，不能用来认人', '请填完整号码，或用带完整号码的导出表（export --reveal）。'],
    en: ['"{value}" is a masked number, which identifies nobody', 'Write the whole number, or export with --reveal.'],
  },
  'id_number.format': {
    zh: [
      '“{value}”不是身份号码：应是18位（前17位是数字，末位是数字或X）或15位数字，这里有{length}个字',
      '请对照证件重填；护照等其他证件，请在“证件类型”写明。',
    ],
    en: [
      '"{value}" is no identity number: 17 digits and a last digit or X are wanted, or 15 digits; here are {length} characters',
      'Type it again from the document; for a passport or permit say so in the column of document types.',
    ],
  },
  'id_number.area_unknown': {
    zh: [
      '“{value}”的前六位 {area} 不是现在或过去的区划代码，号码照样收下',
      '请对照身份证核对前六位；确实如此可以不改。',
    ],
    en: [
      '"{value}" begins with {area}, which is no area code, present or past; the number was taken',
      'Compare the first six digits with the card; leave it if it is so.',
    ],
  },
  'id_number.birth_mismatch': {
    zh: ['“{value}”和身份号码里的出生日期 {expected} 不一致', '两个里有一个错了，请对照身份证改正。'],
    en: [
      '"{value}" differs from the birth date {expected} in the identity number',
      'One of the two is wrong; correct it from the card.',
    ],
  },
  'id_number.sex_mismatch': {
    zh: ['“{value}”和身份号码第17位（{expected}）不一致', '两个里有一个错了，请对照身份证改正。'],
    en: [
      '"{value}" differs from digit 17 of the identity number ({expected})',
      'One of the two is wrong; correct it from the card.',
    ],
  },
  'date.invalid': {
    zh: ['“{value}”不是日期', '请写成 1980-05-03、1980.5.3 或 1980年5月；日历上要有这一天。'],
    en: ['"{value}" is no date', 'Write 1980-05-03, 1980.5.3 or 1980年5月, and a day that is in the calendar.'],
  },
  'date.lunar': {
    zh: ['“{value}”是农历日期', '请换算成公历再填。'],
    en: ['"{value}" is a date of the lunar calendar', 'Convert it to the common calendar.'],
  },
  'date.future': {
    zh: ['“{value}”晚于今天（{today}）', '请改成已经到了的日子。'],
    en: ['"{value}" is after today ({today})', 'Write a day that has come.'],
  },
  'date.ambiguous': {
    zh: ['“{value}”可以读成 {first}，也可以读成 {second}', '请写成 1980-10 或 1980-05-03 这样。'],
    en: ['"{value}" can be read as {first} or as {second}', 'Write it like 1980-10 or 1980-05-03.'],
  },
  'date.two_digit_year': {
    zh: ['“{value}”的年份只有两位，按 {read} 收下', '不对的话请写四位年份。'],
    en: ['"{value}" has a two-digit year and was read as {read}', 'If that is wrong, write four digits.'],
  },
  'date.order': {
    zh: ['“{value}”早于“{than}”的 {other}', '请核对这两个日期的先后。'],
    en: ['"{value}" is before {than} ({other})', 'Check the order of the two dates.'],
  },
  'number.invalid': {
    zh: ['“{value}”不是数字', '请只填数字，可以带本栏的单位{unit}。'],
    en: ['"{value}" is no number', 'Write digits only; the unit of this column ({unit}) may follow.'],
  },
  'number.unit': {
    zh: ['“{value}”的单位“{given}”不是{unit}', '请换算成{unit}再填。'],
    en: ['The unit "{given}" of "{value}" is not {unit}', 'Convert it to {unit}.'],
  },
  'number.out_of_range': {
    zh: ['“{value}”超出了可能的范围（{min} 到 {max} {unit}）', '请核对，多半是多写或少写了一位。'],
    en: [
      '"{value}" is outside what is possible ({min} to {max} {unit})',
      'Check it: a digit too many or too few is likely.',
    ],
  },
  'code.unknown': {
    zh: ['“{value}”不在选项里。{did_you_mean}', '可选：{options}。'],
    en: ['"{value}" is not one of the choices. {did_you_mean}', 'Choose from {options}.'],
  },
  'bool.unknown': {
    zh: ['“{value}”看不出是“是”还是“否”', '请写 是 或 否。'],
    en: ['"{value}" is neither yes nor no', 'Write 是 or 否.'],
  },
  'name.invalid': {
    zh: ['“{value}”不像姓名', '请只写姓名，不要带数字。'],
    en: ['"{value}" does not look like a name', 'Write the name alone, without digits.'],
  },
  'text.too_long': {
    zh: ['“{value}”有 {length} 个字，这一栏最多 {max} 个', '请写短一些，其余的写到备注。'],
    en: ['"{value}" has {length} characters, this column takes {max}', 'Shorten it and put the rest into the remarks.'],
  },
  'phone.invalid': {
    zh: ['“{value}”不是电话号码', '手机写11位，座机写 0772-1234567；几个号码用顿号隔开。'],
    en: [
      '"{value}" is no phone number',
      'Eleven digits for a mobile, 0772-1234567 for a landline, several with commas between.',
    ],
  },
  'phone.remark': {
    zh: ['“{value}”里号码以外的“{remark}”没有记下，号码照样收下', '要留的话，请写到备注。'],
    en: ['"{remark}" in "{value}" was not kept, the number was taken', 'Write it into the remarks if it matters.'],
  },
  'area.unknown': {
    zh: ['“{value}”不在现行或历史的区划代码表里', '请核对区划代码；确实没错可以不改。'],
    en: ['"{value}" is in no table of area codes, present or past', 'Check the code; leave it if it is right.'],
  },
  'cell.error_value': {
    zh: ['这一格的公式出错，显示“{value}”', '请把正确的内容直接写进格子。'],
    en: ['The formula of this cell failed and shows "{value}"', 'Write the right content into the cell.'],
  },
  'cell.formula_without_value': {
    zh: ['这一格是公式，但文件里没有存下它的结果', '请用 Excel 或 WPS 打开、保存一次再发来，或把公式改成数值。'],
    en: [
      'This cell is a formula whose result is not stored in the file',
      'Open and save it once in Excel or WPS, or replace the formula by its value.',
    ],
  },
  'required.missing': {
    zh: ['“{field}”没有填，认不出这一行是谁或是哪一户', '请补上再发来。'],
    en: ['{field} is missing, so this row identifies nobody', 'Fill it in and send it again.'],
  },
  'required.missing.number': {
    zh: [
      '“{field}”没有填，也没有出生日期，认不出这一行是谁',
      '请补上号码；还没有号码的（如新生儿），请在“出生日期”一栏写上生日。',
    ],
    en: [
      '{field} is missing and so is a birth date, so this row identifies nobody',
      'Fill in the number; for a newborn without one write the birthday in a column 出生日期.',
    ],
  },
  'row.after_total': {
    zh: ['这一行在“合计”的下面，已按普通一行收下', '以后请写到合计的上面。'],
    en: ['This row stands below the total and was taken as an ordinary row', 'Write it above the total next time.'],
  },
  'column.unknown': {
    zh: ['表头“{value}”不在表里，内容按附加栏保留。{did_you_mean}', '若是写错，请改成标准的名称。'],
    en: [
      'No form has the heading "{value}"; its content is kept as an extra column. {did_you_mean}',
      'If it is mistyped, use the standard name.',
    ],
  },
  'column.unknown.same': {
    zh: ['“{value}”和前面的“{other}”是同一栏，按“{other}”收下，这一列作附加栏保留', '用不着的话，请删掉其中一列。'],
    en: [
      '"{value}" means the same as "{other}", which was taken; this column is kept as an extra',
      'Delete one of them if it is not wanted.',
    ],
  },
  'column.unknown.person': {
    zh: ['“{value}”说的是一个人，这张表一行是一户，不知道是谁的，作附加栏保留', '要记到人，请写在居民的表里。'],
    en: [
      '"{value}" is about one person, but a row of this sheet is a household; it is kept as an extra column',
      "Write it into a residents' list to have it with the person.",
    ],
  },
  'column.duplicate': {
    zh: ['{columns} 两列都是“{field}”，不知道该用哪一列', '请删掉或改名其中一列，再导入这张表。'],
    en: ['Columns {columns} both mean {field}', 'Delete or rename one of them and import the sheet again.'],
  },
  'column.missing': {
    zh: ['这张表缺少“{field}”列，认不出每一行说的是谁、是哪一条', '请加上这一列再发来。'],
    en: [
      'The sheet has no column for {field}, so nobody knows whom or what its rows are about',
      'Add that column and send it again.',
    ],
  },
  'column.missing.door': {
    zh: [
      '这张表没有楼栋和房号，登记里也没有表里这些人，不知道住在哪一户',
      '请加上“楼栋”“房号”两列（平房写“门牌号”）再发来。',
    ],
    en: [
      'The sheet has no columns of buildings and rooms, and none of its people are in the register, so nobody knows where they live',
      'Add columns for building and room (or 门牌号, street and number) and send it again.',
    ],
  },
  'person.duplicate_in_file': {
    zh: ['“{value}”和{other}是同一个号码，那里的姓名是“{name}”', '同一个人请只留一行；两个人请改正其中一个号码。'],
    en: [
      '"{value}" is also the number in {other}, there with the name {name}',
      'Keep one row for one person, or correct the number of one of the two.',
    ],
  },
  'person.elsewhere': {
    zh: [
      '“{value}”登记在另一户：{there}，这里写的是 {here}',
      '确实搬来了：补上“迁入日期”，或导入时加 --accept-moves；写错了就改正。',
    ],
    en: [
      '"{value}" belongs to another household, {there}; here it is {here}',
      'If the person moved, fill in the moving-in date or import with --accept-moves; otherwise correct the row.',
    ],
  },
  'person.died': {
    zh: [
      '登记里“{value}”{on} 已经去世，不会因为旧表又列回来',
      '核对后从表里删掉这一行；登记错了，就在“去世日期”里写“清空”。',
    ],
    en: [
      '{value} died on {on} and is not brought back by an old list',
      'Take the row out; if that was a mistake, write 清空 under 去世日期.',
    ],
  },
  'person.left': {
    zh: [
      '登记里“{value}”{on} 已经迁出，不会因为旧表又列回来',
      '又搬回来了：补上“迁入日期”，或导入时加 --accept-moves；没有回来就从表里删掉这一行。',
    ],
    en: [
      '{value} left on {on} and is not brought back by an old list',
      'If the person is back, fill in the moving-in date or import with --accept-moves; otherwise take the row out.',
    ],
  },
  'person.without_number': {
    zh: ['“{value}”没有身份号码，先按户、姓名和出生日期记下', '办好证件后补上号码，会自动合到同一个人。'],
    en: [
      '"{value}" has no identity number and is known by household, name and birth date',
      'Add the number when there is one; it will be the same person.',
    ],
  },
  'person.renamed': {
    zh: ['姓名由“{was}”改成了“{value}”', '如果不是改名或订正错字，请核对身份号码。'],
    en: ['The name changed from {was} to {value}', 'If nobody changed a name, check the identity number.'],
  },
  'person.name_mismatch': {
    zh: ['“{value}”和这个身份号码登记的姓名“{stored}”不一致', '请核对号码和姓名，改正后再发来。'],
    en: [
      '"{value}" is not the name registered with this number ({stored})',
      'Check number and name and send the row again.',
    ],
  },
  'person.age_unlikely': {
    zh: ['按身份号码已经 {age} 岁', '请核对；去世的请填去世日期。'],
    en: ['The identity number makes this person {age} years old', 'Check it; for somebody who died, fill in the day.'],
  },
  'age.unlikely': {
    zh: ['“{value}”时只有 {age} 岁，一般要满 {years} 岁', '请核对日期。'],
    en: ['At "{value}" the person was {age}; {years} is usual', 'Check the date.'],
  },
  'family.unlikely': {
    zh: ['“{value}”和户主“{head}”对不上：{why}', '请核对与户主关系、性别和出生日期；确实如此可以不改。'],
    en: [
      '"{value}" does not go with the head {head}: {why}',
      'Check relation, sex and birth date; leave it if it is so.',
    ],
  },
  'disability.number': {
    zh: ['“{value}”不是残疾人证号：应为身份号码加类别、等级两位，共20位', '请对照残疾人证重填。'],
    en: [
      '"{value}" is no certificate number: identity number, type and grade make 20 characters',
      'Type it again from the certificate.',
    ],
  },
  'disability.mismatch': {
    zh: ['“{value}”和残疾人证号里的“{expected}”不一致', '两个里有一个错了，请对照残疾人证改正。'],
    en: [
      '"{value}" differs from {expected} in the certificate number',
      'One of the two is wrong; correct it from the certificate.',
    ],
  },
  'disability.mismatch.person': {
    zh: ['“{value}”的前18位不是这个人的身份号码', '请对照残疾人证和身份证改正。'],
    en: [
      '"{value}" does not begin with the identity number of this person',
      'Compare it with the certificate and the identity card.',
    ],
  },
  'household.unknown': {
    zh: ['没有找到“{value}”这一户', '请写户编码、门牌（如 1栋1单元101）或户主的身份号码。'],
    en: ['There is no household "{value}"', "Write its code, its door (1栋1单元101) or the head's identity number."],
  },
  'household.no_head': {
    zh: ['{door} 这一户没有户主', '请在“与户主关系”里写明谁是户主。'],
    en: ['Household {door} has no head', 'Say in the relation column who it is.'],
  },
  'household.no_head.no_column': {
    zh: ['这张表没有“{field}”，{count} 户不知道谁是户主（{door}……）', '请加上这一列，写明谁是户主。'],
    en: [
      'The sheet has no column for {field}, so the head of {count} households is not known ({door}, …)',
      'Add that column and say who the head is.',
    ],
  },
  'household.two_heads': {
    zh: ['{door} 这一户有不止一个户主：{names}', '一户只能有一个户主，请把其他人的“与户主关系”改正。'],
    en: [
      'Household {door} has more than one head: {names}',
      'Leave one of them and correct the relation of the others.',
    ],
  },
  'household.two_heads.two_homes': {
    zh: [
      '{door} 写了不止一个户主：{names}，按同住一处的两户收下',
      '若是一家，请撤销这一批（imports undo），只留一个户主，再导入；确是两家，不用管。',
    ],
    en: [
      '{door} has more than one head in this list: {names}; they were taken as two households behind one door',
      'If they are one family, undo this batch (imports undo), leave one head and import it again; if they are two, leave it.',
    ],
  },
  'household.head_mismatch': {
    zh: ['“{value}”和户主一行的“{head}”不一致，按户主那一行记', '请核对户主。'],
    en: ['"{value}" differs from the head\'s own row ({head}), which was kept', 'Check who the head is.'],
  },
  'household.conflict': {
    zh: ['“{value}”和同一户另一行的“{other}”不一致，记下的是“{other}”', '请核对，改成一样。'],
    en: [
      '"{value}" differs from "{other}" in another row of the same household; "{other}" was kept',
      'Make them the same.',
    ],
  },
  'person.conflict': {
    zh: ['“{value}”和同一个人另一行的“{other}”不一致，记下的是“{other}”', '同一个人请只留一行，写对的那个。'],
    en: [
      '"{value}" differs from "{other}" in another row of the same person; "{other}" was kept',
      'Keep one row for one person, with what is right.',
    ],
  },
  'household.held_back': {
    zh: [
      '户主“{value}”这一行退回了，新的一户先不建，同户的第 {rows} 行一起等着（共 {count} 行）',
      '改好户主这一行，再导入一次，全户就都进去了。',
    ],
    en: [
      'The row of the head {value} went back, so the new household waits with rows {rows} ({count} in all)',
      'Correct that row and import again: all of them go in.',
    ],
  },
  'grid.missing': {
    zh: ['不知道“{value}”属于哪个网格', '请在表里加“所属网格”，或导入时用 --grid 指明。'],
    en: ['It is not known which grid "{value}" belongs to', 'Add a grid column, or name the grid with --grid.'],
  },
  'grid.unknown': {
    zh: ['没有“{value}”这个网格', '现有网格：{known}。用 07、7、整个编码或名称都可以。'],
    en: ['There is no grid "{value}"', 'There are {known}; write 07, 7, the whole code or the name.'],
  },
  'reference.unknown': {
    zh: ['登记里没有“{value}”。{known}', '请核对，或先导入它所在的表。'],
    en: ['"{value}" is not in the register. {known}', 'Check it, or first import the list that it is in.'],
  },
  'reference.unknown.no_door': {
    zh: ['登记里没有“{value}”，表里又没有门牌，不知道住在哪一户', '请加上“楼栋”“房号”两列，或先导入有门牌的住户表。'],
    en: [
      '"{value}" is not in the register, and the list has no door for it',
      "Add columns for building and room, or first import a residents' list with doors.",
    ],
  },
  'reference.ambiguous': {
    zh: ['“{value}”有不止一个：{known}', '请写工号。'],
    en: ['"{value}" is more than one: {known}', 'Write the staff number.'],
  },
  'area.unmarked': {
    zh: ['有{area}的记录，但主档的“{field}”没有这样写', '请核对主档和这张表。'],
    en: ['There is a record of {area}, but {field} in the master says otherwise', 'Check both.'],
  },
} satisfies Messages

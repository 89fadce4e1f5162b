/** Sentences and words of import: what can be wrong in a warden's workbook, and what to do about it. */
import type { Messages, Texts } from '../message.ts'

export const importMessages = {
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
  'sheet.unknown': {
    zh: ['这张工作表的表头对不上任何一种采集表，没有导入', '请核对表头，或用 gridbook forms template 发出的表。'],
    en: [
      'The headings of this sheet fit no form, so it was left out',
      'Check the headings, or use a workbook made by gridbook forms template.',
    ],
  },
  'sheet.ambiguous': {
    zh: ['这张工作表同样像几种表：{forms}', '请把工作表改成其中一种的名字再导入。'],
    en: ['This sheet fits several forms equally well: {forms}', 'Give the sheet the name of the one that is meant.'],
  },
  'sheet.hidden': {
    zh: ['这张工作表是隐藏的，里面的 {count} 行照样导入了', '不想导入的话，请删掉它或撤销这一批。'],
    en: [
      'This sheet is hidden; its {count} rows were imported all the same',
      'If they should not be, delete it and undo the batch.',
    ],
  },
  'rows.hidden': {
    zh: [
      '有 {count} 行是隐藏的或被筛选掉的（第{rows}行），内容照样导入了',
      '不想导入的话，请删掉这些行再导入，或撤销这一批。',
    ],
    en: [
      '{count} rows are hidden or filtered out (row {rows}); they were imported all the same',
      'If they should not be, delete them and undo the batch.',
    ],
  },
  'columns.hidden': {
    zh: ['有 {count} 列是隐藏的（{columns}），内容照样导入了', '不想导入的话，请删掉这些列再导入，或撤销这一批。'],
    en: [
      '{count} columns are hidden ({columns}); they were imported all the same',
      'If they should not be, delete them and undo the batch.',
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
  'master.differs': {
    zh: ['“{value}”和登记里的“{stored}”不一致，登记的没有改', '登记对的话可以不改；这里才对，请在居民信息表里改。'],
    en: [
      '"{value}" differs from "{stored}" in the register, which was kept',
      "Leave it if the register is right; if this is, change it with a residents' list.",
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
  'fields.contradict': {
    zh: ['“{value}”和同一行的其他内容对不上：{why}', '请核对这一行；确实如此可以不改。'],
    en: ['"{value}" does not go with other cells of the row: {why}', 'Check the row; leave it if it is so.'],
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
  'record.twice': {
    zh: [
      '“{value}”和{where}的“{other}”说的是同一条记录，却不一样',
      '请只留一行；确是两条的，把区分它们的栏（编号、日期等）填上。',
    ],
    en: [
      '"{value}" and "{other}" in {where} are about one record and differ',
      'Keep one of the rows; if there are two records, fill in what tells them apart (number, date).',
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
  'file.other_grid': {
    zh: [
      '表里 {people} 人，登记里有 {elsewhere} 人住在别的网格（{grids} 人），不在 {grid} 网格，多半是拿错了表，什么都没有写',
      '请核对这张表是哪个网格的，改 --grid；确实没错，就加 --yes 再导入。',
    ],
    en: [
      '{elsewhere} of the {people} people in it live in another grid than {grid} ({grids}); it looks like the wrong workbook, and nothing was written',
      'Check whose list it is and correct --grid; if it is right after all, import it with --yes.',
    ],
  },
  'file.other_community': {
    zh: [
      '这张表是代码 {other} 的社区的，本社区是 {community}，什么都没有写',
      '请核对是不是拿错了表；确实没错，就加 --yes 再导入。',
    ],
    en: [
      'This workbook is of the community {other}, this office is {community}; nothing was written',
      'Check whether it is the wrong workbook; if it is right after all, import it with --yes.',
    ],
  },
  'file.imported_before': {
    zh: [
      '这个文件第 {before} 批已经导入过，后来的第 {batch} 批（{day}）又改过；再导入会把 {back} 处改回旧的，什么都没有写',
      '请核对是不是上次的旧表；确实要改回去，就加 --yes 再导入。',
    ],
    en: [
      'This file went in as batch {before}, and batch {batch} of {day} changed the same; it would put {back} values back, and nothing was written',
      'Check whether it is an old workbook; if the old values are right, import it with --yes.',
    ],
  },
  'file.older': {
    zh: [
      '这张表要改 {changed} 处，其中 {back} 处是改回第 {batch} 批（{day}）以前的旧内容，像是以前的旧表，什么都没有写',
      '请核对是不是上个月的表；确实要改回去，就加 --yes 再导入。',
    ],
    en: [
      'It would change {changed} values and put {back} of them back to what they were before batch {batch} of {day}: it looks like an older workbook, and nothing was written',
      "Check whether it is last month's; if the old values are right, import it with --yes.",
    ],
  },
  'whereabouts.missing': {
    zh: ['“{field}”没有填，这个去向还不能记', '请补上再发来：迁出、去世要日期，搬至要日期、门牌和身份号码。'],
    en: [
      '{field} is missing, so this answer cannot be carried out yet',
      'Fill it in: leaving and dying want a day, a move wants the day, the door and the identity number.',
    ],
  },
  'confirm.taken': {
    zh: [
      '“{value}”按网格员写的“属实”收下了，登记里做了标记。原因：{why}',
      '不对的话，改正这一格再导入，标记就会去掉。',
    ],
    en: [
      '"{value}" was taken because the warden wrote that it is true ({why}); it is flagged in the register',
      'If it is wrong after all, correct the cell and import again: the flag goes away.',
    ],
  },
  'confirm.no_reason': {
    zh: ['{sheet} 的 {cell} 写了“属实”，没有写原因，还不能收', '请在同一行的“原因”里写明，再导入一次。'],
    en: ['{cell} of {sheet} is said to be true, without a reason', 'Write the reason beside it and import again.'],
  },
  'confirm.not_this': {
    zh: ['{sheet} 的 {cell} 写了“属实”，但这种错误不能照样收下', '请在原来的格子里改正，再导入一次。'],
    en: [
      '{cell} of {sheet} is said to be true, but an error of this kind has to be corrected',
      'Correct the cell itself and import again.',
    ],
  },
  'area.unmarked': {
    zh: ['有{area}的记录，但主档的“{field}”没有这样写', '请核对主档和这张表。'],
    en: ['There is a record of {area}, but {field} in the master says otherwise', 'Check both.'],
  },
  'import.half': {
    zh: ['手机采集的表只来了一半：{file}', '请把主表和成员表一起导入，或导入整个 .zip。'],
    en: [
      'Only half of an export is here: {file}',
      'Import the submissions and their rosters together, or the whole .zip.',
    ],
  },
  'import.half.parent': {
    zh: ['“{file}”是成员表，没有它的主表', '请把主表一起写上：gridbook import 主表.csv 成员表.csv，或导入整个 .zip。'],
    en: [
      '{file} holds a roster without the submissions that it belongs to',
      'Name both: gridbook import main.csv roster.csv, or import the whole .zip.',
    ],
  },
  'import.half.roster': {
    zh: [
      '“{file}”是主表，没有它的成员表，导进来家家都会没有人',
      '请把成员表一起写上：gridbook import 主表.csv 成员表.csv，或导入整个 .zip。',
    ],
    en: [
      '{file} holds submissions without their roster: every home would be empty',
      'Name both: gridbook import main.csv roster.csv, or import the whole .zip.',
    ],
  },
  'import.no_workbook': {
    zh: ['“{path}”里没有表格文件', '请指明 .xlsx、.xls 或 .csv 文件，或放着它们的文件夹。'],
    en: ['There is no workbook in {path}', 'Name .xlsx, .xls or .csv files, or a folder that holds them.'],
  },
} satisfies Messages

export const importTexts = {
  'import.about': { zh: '导入网格员交来的表格', en: 'Import the workbooks that wardens send' },
  'import.files': { zh: '表格文件，或放着它们的文件夹', en: 'workbooks, or folders of them' },
  'import.grid': {
    zh: '这些表属于哪个网格：7、07、编码或名称',
    en: 'the grid they belong to: 7, 07, its code or name',
  },
  'import.dry_run': { zh: '只看结果，什么都不写', en: 'show what would happen and write nothing' },
  'import.strict': { zh: '有一处错就整个文件不收', en: 'any error keeps the whole file out' },
  'import.snapshot': {
    zh: '表里是全部的人：列出登记里有、表里没有的',
    en: 'the workbook names everybody: list who is missing',
  },
  'import.accept_moves': { zh: '住在别户的人按搬家处理', en: 'treat people known elsewhere as having moved' },
  'import.returned': { zh: '退回的表放到这个文件夹', en: 'where returned workbooks go' },
  'import.ask_file': { zh: '要导入的表格文件或文件夹：', en: 'Workbook or folder to import:' },
  'import.progress': { zh: '导入', en: 'importing' },
  'import.col.file': { zh: '文件', en: 'file' },
  'import.col.sheet': { zh: '工作表', en: 'sheet' },
  'import.col.form': { zh: '采集表', en: 'form' },
  'import.col.rows': { zh: '行数', en: 'rows' },
  'import.col.created': { zh: '新增', en: 'new' },
  'import.col.updated': { zh: '更新', en: 'changed' },
  'import.col.unchanged': { zh: '不变', en: 'same' },
  'import.col.rejected': { zh: '退回', en: 'sent back' },
  'import.batch': { zh: '第 {batch} 批', en: 'batch {batch}' },
  'import.dry': { zh: '试导入：什么都没有写', en: 'dry run: nothing was written' },
  'import.also': { zh: '{sheet} 同时记入：{forms}', en: '{sheet} also fed: {forms}' },
  'import.also_one': { zh: '{form} {count} 条', en: '{form} {count}' },
  'import.also_rejected': { zh: '{form} {count} 条（退回 {rejected}）', en: '{form} {count} ({rejected} sent back)' },
  'import.changes': { zh: '会改 {count} 处：', en: '{count} values would change:' },
  'import.change': { zh: '{who} {field}：{before} → {after}', en: '{who} {field}: {before} → {after}' },
  'import.change_blank': { zh: '（空）', en: '(blank)' },
  'import.change_living': { zh: '居住在', en: 'lives in' },
  'import.change_registered': { zh: '户籍在', en: 'registered in' },
  'import.more_changes': { zh: '……还有 {count} 处（--json 全部列出）', en: '… and {count} more (--json lists all)' },
  'import.doubt_figures': {
    zh: '照它导入的话：{rows} 行，新增 {created}，更新 {updated}，不变 {unchanged}，退回 {rejected}',
    en: 'If it were imported: {rows} rows, {created} new, {updated} changed, {unchanged} the same, {rejected} sent back',
  },
  'import.doubt_ask': { zh: '{file} 确实要导入吗？', en: 'Import {file} all the same?' },
  'import.more': {
    zh: '……还有 {count} 处，都写在退回的表里',
    en: '… and {count} more, all of them in the returned workbook',
  },
  'import.more_warnings': {
    zh: '……还有 {count} 处提醒（--json 全部列出）',
    en: '… and {count} more warnings (--json lists all)',
  },
  'import.returned_file': { zh: '退回给网格员：{path}', en: 'to send back: {path}' },
  'import.missing': { zh: '登记里有、表里没有的 {count} 人：', en: '{count} in the register and not in the workbook:' },
  'import.whereabouts_file': {
    zh: '问去向的表：{path}（填好后直接导入）',
    en: 'to ask where they are: {path} (fill it in and import it)',
  },
  'import.by_grid': { zh: '各网格入库：{grids}', en: 'taken in by grid: {grids}' },
  'import.grid_count': { zh: '{grid}网格 {count} 人', en: 'grid {grid}: {count}' },
  'import.paste_title': { zh: '—— 可以贴到微信群 ——', en: '-- to paste into the chat --' },
  'import.paste': {
    zh: '{file}：收{rows}行，入库{accepted}行，退回{rejected}行{reasons}。{ask}',
    en: '{file}: {rows} rows, {accepted} taken in, {rejected} sent back{reasons}. {ask}',
  },
  'import.paste_reason': { zh: '第{row}行{field}', en: 'row {row} {field}' },
  'import.paste_and_more': { zh: '等', en: ' and more' },
  'import.paste_ask': {
    zh: '退回的表里标了颜色、写了原因，改好再发我一次就行，谢谢！',
    en: 'The returned workbook marks each cell and says why; please correct it and send it again.',
  },
  'import.paste_thanks': { zh: '全部入库，谢谢！', en: 'Everything is in, thank you!' },
  'import.paste_empty': {
    zh: '表里只有表头，一行都没有填，请看看是不是发错了表，谢谢！',
    en: 'Only the headings are there: is it the workbook that was filled in? Thank you!',
  },
  'import.did_you_mean': { zh: '是不是“{suggestion}”？', en: 'Did you mean {suggestion}?' },
} satisfies Texts

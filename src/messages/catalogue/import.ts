/** Sentences and words of import: what can be wrong with a whole file or sheet, and what the command says of its work. */
import type { Messages, Texts } from '../message.ts'

export const importMessages = {
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
  'master.differs': {
    zh: ['“{value}”和登记里的“{stored}”不一致，登记的没有改', '登记对的话可以不改；这里才对，请在居民信息表里改。'],
    en: [
      '"{value}" differs from "{stored}" in the register, which was kept',
      "Leave it if the register is right; if this is, change it with a residents' list.",
    ],
  },
  'fields.contradict': {
    zh: ['“{value}”和同一行的其他内容对不上：{why}', '请核对这一行；确实如此可以不改。'],
    en: ['"{value}" does not go with other cells of the row: {why}', 'Check the row; leave it if it is so.'],
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

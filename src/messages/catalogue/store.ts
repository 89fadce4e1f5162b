/** What the store says when it cannot go on, and the words of the commands that read the register. */
import type { Messages, Texts } from '../message.ts'

export const storeMessages = {
  'store.not_ours': {
    zh: ['{file} 不是网格册的数据库', '请核对路径；如果原来的文件被覆盖，用 gridbook restore 取回备份。'],
    en: [
      '{file} is not a gridbook database',
      'Check the path; if the file was overwritten, bring back a copy with gridbook restore.',
    ],
  },
  'store.newer': {
    zh: [
      '{file} 是更新版本的网格册写的（格式 {format}，本程序只认到 {known}）',
      '请升级网格册后再打开；数据没有动过。',
    ],
    en: [
      '{file} was written by a newer gridbook (format {format}, this program knows {known})',
      'Upgrade gridbook, then open it again; nothing was touched.',
    ],
  },
  'store.damaged': {
    zh: [
      '{file} 读写出错，文件可能已经损坏',
      '请先把这个文件另存一份，再用 gridbook restore 取回最近的备份；gridbook doctor 会说明坏在哪里。',
    ],
    en: [
      '{file} cannot be read or written properly; it may be damaged',
      'Keep a copy of the file, then bring back the latest backup with gridbook restore; gridbook doctor says what is wrong.',
    ],
  },
  'store.busy': {
    zh: ['另一个网格册正在写 {file}', '等它做完再试；这一次什么也没有写进去。'],
    en: ['another gridbook is writing to {file}', 'Try again when it has finished; nothing was written this time.'],
  },
  'store.full': {
    zh: ['磁盘满了，{file} 写不下', '腾出空间后再试；这一次什么也没有写进去。'],
    en: ['the disk is full, {file} cannot grow', 'Free some space and try again; nothing was written this time.'],
  },
  'store.read_only': {
    zh: ['{file} 不能写', '请检查文件和文件夹的权限，或者是否放在只读的盘上。'],
    en: [
      '{file} cannot be written',
      'Check the permissions of the file and its folder, and whether the disk is read-only.',
    ],
  },
  'store.cannot_open': {
    zh: ['打不开 {file}', '请检查文件夹是否存在、是否有权限。'],
    en: ['{file} cannot be opened', 'Check that the folder exists and that you may write to it.'],
  },
  'store.changed_meanwhile': {
    zh: ['{table} 的 {key} 刚刚被别人改过', '什么也没有写进去；请再运行一次，会按最新的数据重新核对。'],
    en: [
      '{key} in {table} was changed by somebody else just now',
      'Nothing was written; run the command again, it will compare with the latest data.',
    ],
  },
  'batch.not_a_number': {
    zh: ['“{value}”不是批次号', '批次号是一个数字，用 gridbook imports list 查看有哪些。'],
    en: ['"{value}" is not the number of a batch', 'See which there are with gridbook imports list.'],
  },
  'household.unknown_near': {
    zh: ['没有找到“{value}”这一户', '是不是想找 {near}？也可以用 gridbook find 按姓名、门牌来找。'],
    en: ['There is no household "{value}"', 'Did you mean {near}? gridbook find looks by name or door.'],
  },
  'household.ambiguous': {
    zh: ['“{value}”有 {count} 户，例如 {doors}', '请写其中一户的户编码。'],
    en: ['"{value}" is {count} households, such as {doors}', 'Write the code of one of them.'],
  },
  'person.unknown': {
    zh: ['没有找到“{value}”这个人', '请写身份证号或人员编号（如 P000001）；按姓名找用 gridbook find。'],
    en: [
      'There is no person "{value}"',
      'Write an identity number or a person number (P000001); gridbook find looks by name.',
    ],
  },
  'person.unknown_near': {
    zh: ['没有找到“{value}”这个人', '最接近的是 {near}；按姓名找用 gridbook find。'],
    en: ['There is no person "{value}"', 'The nearest is {near}; gridbook find looks by name.'],
  },
  'export.ending': {
    zh: ['不知道要把 {file} 写成什么格式', '请用这些结尾之一：{endings}。'],
    en: ['It is not clear what kind of file {file} is to be', 'Use one of these endings: {endings}.'],
  },
  'export.one_form': {
    zh: [
      '一个 .csv 只能放一张表，这里有 {count} 张',
      '请只写一张，例如 gridbook export {first} -o …；或者导出成 .xlsx。',
    ],
    en: [
      'A .csv holds one form, and these are {count}',
      'Name one, for example gridbook export {first} -o …, or export to .xlsx.',
    ],
  },
  'export.no_form': {
    zh: ['没有“{name}”这张表', '用 gridbook forms list 查看有哪些表。'],
    en: ['There is no form "{name}"', 'See which there are with gridbook forms list.'],
  },
  'export.no_form_near': {
    zh: ['没有“{name}”这张表', '是不是想写 {near}？全部的表见 gridbook forms list。'],
    en: ['There is no form "{name}"', 'Did you mean {near}? See gridbook forms list.'],
  },
  'batch.undone_already': {
    zh: ['第 {batch} 批已经由第 {by} 批撤销了', '要恢复它，请撤销第 {by} 批。'],
    en: ['Batch {batch} was taken back by batch {by}', 'To have it again, undo batch {by}.'],
  },
  'batch.in_the_way': {
    zh: [
      '第 {batch} 批之后，第 {later} 批又改动了同样的人或户：{who}',
      '请先撤销后面的批次；或者加 --keep-newer，后来改过的保持现在的样子，其余的撤销。',
    ],
    en: [
      'After batch {batch}, batch {later} changed the same people or households: {who}',
      'Undo those first, or use --keep-newer: what was changed later stays as it is, the rest is taken back.',
    ],
  },
  'batch.form_gone': {
    zh: [
      '第 {batch} 批写过 {table}，而表单定义里已经没有这张表了',
      '请把这张表的定义放回 templates/forms/ 再撤销；什么也没有改动。',
    ],
    en: [
      'Batch {batch} wrote to {table}, and there is no such form any more',
      'Put its definition back into templates/forms/, then undo; nothing was changed.',
    ],
  },
  'batch.no_longer_fits': {
    zh: [
      '第 {batch} 批撤销不了：撤销后会有两个人用同一个证件号码，或者一个人同时住两处',
      '请先撤销后来的批次，或者在登记里改好再试；什么也没有改动。',
    ],
    en: [
      'Batch {batch} cannot be taken back: two people would have one identity number, or one person two homes',
      'Undo later batches first, or correct the register and try again; nothing was changed.',
    ],
  },
  'export.no_building': {
    zh: ['没有“{value}”这一栋', '请写小区和楼栋，例如 和顺花园3栋；gridbook household list 列出各户的门牌。'],
    en: [
      'There is no building "{value}"',
      'Write estate and building; gridbook household list shows the doors there are.',
    ],
  },
  'batch.unknown': {
    zh: ['没有第 {batch} 批（最后一批是第 {last} 批）', '用 gridbook imports list 查看有哪些批次。'],
    en: ['there is no batch {batch} (the last one is {last})', 'See which there are with gridbook imports list.'],
  },
  'store.field_removed': {
    zh: [
      '表单定义里没有 {field} 了，但 {table} 里还存着它的 {count} 个值',
      '把这个字段放回定义（可改为 need: O）；真不要了，先 gridbook export 留底，再用一份填“清空”的表导入，然后删去字段。',
    ],
    en: [
      'the form no longer has {field}, but {table} still holds {count} values of it',
      'Put the field back (need: O will do). To be rid of it: gridbook export, import a workbook that says 清空 in that column, then remove the field.',
    ],
  },
  'store.field_retyped': {
    zh: [
      '字段 {field} 的类型从 {was} 改成了 {now}，而 {table} 里有 {count} 个按 {was} 存的值',
      '把类型改回 {was}，另加一个新字段用 {now}；或先清空原来的值再改类型。',
    ],
    en: [
      'the type of {field} went from {was} to {now}, and {table} holds {count} values kept as {was}',
      'Change the type back to {was} and add a new field of type {now}, or clear the values first.',
    ],
  },
} satisfies Messages

export const storeTexts = {
  'status.about': { zh: '登记了多少户、多少人，各表多少条', en: 'what is in the register, by grid and by form' },
  'status.line': {
    zh: '{grids} 个网格，{households} 户，{persons} 人；另有 {emptyDoors} 个没有人的门',
    en: '{grids} grids, {households} households, {persons} persons; {emptyDoors} doors without people',
  },
  'status.empty': {
    zh: '还没有登记任何人。用 gridbook import 导入网格员的表格。',
    en: "Nobody is registered yet. Bring in the wardens' workbooks with gridbook import.",
  },
  'status.grid': { zh: '网格', en: 'Grid' },
  'status.households': { zh: '户', en: 'Households' },
  'status.persons': { zh: '人', en: 'Persons' },
  'status.empty_doors': { zh: '没有人的门', en: 'Empty doors' },
  'status.form': { zh: '表', en: 'Form' },
  'status.records': { zh: '条', en: 'Records' },
  'find.about': {
    zh: '按姓名、证件尾号、电话、门牌、户编码找人找户',
    en: 'find people and doors by name, end of a number, phone or address',
  },
  'find.text': {
    zh: '姓名、证件号码或末四位、电话、门牌（3栋2单元501）、户编码',
    en: 'a name, an identity number or its end, a phone, a door, a household code',
  },
  'find.nothing': { zh: '没有找到“{text}”。', en: 'Nothing found for "{text}".' },
  'find.name': { zh: '姓名', en: 'Name' },
  'find.id_no': { zh: '身份证号', en: 'Identity number' },
  'find.phone': { zh: '电话', en: 'Phone' },
  'find.door': { zh: '门牌', en: 'Door' },
  'find.household': { zh: '户编码', en: 'Household' },
  'find.head': { zh: '户主', en: 'Head' },
  'find.members': { zh: '人数', en: 'People' },
  'find.gone': { zh: '（已不在本社区）', en: '(no longer here)' },
  'find.no_door': { zh: '（没有门牌）', en: '(no address)' },
  'register.grid': { zh: '只要这个网格：7、07、编码或名称', en: 'only this grid: 7, 07, its code or name' },
  'register.building': { zh: '只要这一栋，例如 3栋', en: 'only this building' },
  'household.show.about': { zh: '看一户：门、人和各项内容', en: 'one household: its door, its people, every area' },
  'household.show.code': { zh: '户编码、07-0123，或门牌（3栋2单元501）', en: 'its code, 07-0123, or its door' },
  'household.show.attempt': { zh: '{on} 上门：{outcome}', en: 'called on {on}: {outcome}' },
  'register.confirmed': {
    zh: '标记：“{field}”看着不对，{on} 网格员写明属实：{why}',
    en: 'flag: {field} looks wrong and was confirmed on {on}: {why}',
  },
  'household.show.nobody': { zh: '这里没有登记的人。', en: 'Nobody is registered here.' },
  'household.show.ties': { zh: '在本户', en: 'Here' },
  'household.list.about': { zh: '按门牌顺序列出各户', en: 'households in the order of their doors' },
  'household.list.none': { zh: '没有这样的户。', en: 'There is no such household.' },
  'household.list.verified': { zh: '核实日期', en: 'Verified' },
  'household.list.count': {
    zh: '共 {count} 户（含没有人的门）。',
    en: '{count} households, doors without people among them.',
  },
  'tie.living': { zh: '居住', en: 'living' },
  'tie.registered': { zh: '户籍', en: 'registered' },
  'person.show.about': { zh: '看一个人：住在哪里，各项内容', en: 'one person: home and every area' },
  'person.show.id': { zh: '身份证号，或人员编号（P000001）', en: 'an identity number, or a person number (P000001)' },
  'person.show.kind': { zh: '关系', en: 'Tie' },
  'person.show.household': { zh: '户编码', en: 'Household' },
  'person.show.from': { zh: '从', en: 'From' },
  'person.show.to': { zh: '到', en: 'To' },
  'person.show.now': { zh: '现在', en: 'now' },
  'reveal.option': {
    zh: '显示完整的身份证号（要确认，记入日志）',
    en: 'show whole identity numbers (asks, and is logged)',
  },
  'reveal.ask': {
    zh: '要显示完整的身份证号吗？会记入查阅日志。',
    en: 'Show whole identity numbers? It is written to the audit log.',
  },
  'reveal.ask_purpose': {
    zh: '用途（记入查阅日志，可以不填）',
    en: 'What for (written to the audit log; may be left empty)',
  },
  'export.about': { zh: '导出登记的内容，导出的表可以再导入', en: 'the register as a file that import takes back' },
  'export.forms': {
    zh: '哪些表（不写就是全部，敏感的除外）',
    en: 'which forms (all but the sensitive ones when none is named)',
  },
  'export.output': { zh: '写到哪个文件：.xlsx .csv .json .ndjson', en: 'the file: .xlsx .csv .json .ndjson' },
  'export.layout': {
    zh: '版式：register 登记表（一人一行），paper 纸质表（一户一张）',
    en: 'the layout: register (a line a person) or paper (a sheet a household)',
  },
  'export.ask_output': {
    zh: '导出到哪个文件（.xlsx .csv .json .ndjson）？',
    en: 'Which file (.xlsx .csv .json .ndjson)?',
  },
  'export.ask_overwrite': { zh: '{file} 已经有了，要覆盖吗？', en: '{file} is there already. Replace it?' },
  'export.done': {
    zh: '导出 {forms} 张表，{records} 条；身份证号已遮盖。',
    en: '{records} records of {forms} forms; identity numbers are masked.',
  },
  'export.done_whole': {
    zh: '导出 {forms} 张表，{records} 条，身份证号是完整的，请妥善保管。',
    en: '{records} records of {forms} forms with whole identity numbers: keep the file safe.',
  },
  'person.history.about': {
    zh: '看一个人每一项填过的值：哪一批、哪个文件哪一格、哪一天',
    en: 'every value ever stored of a person, with batch, file, cell and day',
  },
  'household.history.about': {
    zh: '看一户每一项填过的值：哪一批、哪个文件哪一格、哪一天',
    en: 'every value ever stored of a household, with batch, file, cell and day',
  },
  'history.none': { zh: '没有记录。', en: 'There is nothing recorded.' },
  'history.day': { zh: '日期', en: 'Day' },
  'history.batch': { zh: '批次', en: 'Batch' },
  'history.source': { zh: '出处', en: 'From' },
  'history.what': { zh: '哪一项', en: 'What' },
  'history.before': { zh: '原来', en: 'Before' },
  'history.after': { zh: '改为', en: 'After' },
  'history.column.to_on': { zh: '到', en: 'Until' },
  'history.column.since': { zh: '从', en: 'From' },
  'history.no_beginning': { zh: '（起始不详）', en: '(beginning unknown)' },
  'history.column.applies': { zh: '是否适用', en: 'Applies' },
  'history.column.outcome': { zh: '上门情况', en: 'Outcome' },
  'history.column.grid_code': { zh: '所属网格', en: 'Grid' },
  'imports.list.about': { zh: '列出每一批导入', en: 'past imports and changes' },
  'imports.show.about': { zh: '看一批导入：每一行的去向', en: 'one batch and where every row went' },
  'imports.show.number': { zh: '批次号', en: 'its number' },
  'imports.show.all': { zh: '列出每一行，不只是退回的', en: 'every row, not only those sent back' },
  'imports.show.line': {
    zh: '新增 {created}，更新 {updated}，不变 {unchanged}，退回 {rejected}；改动 {changes} 处',
    en: '{created} created, {updated} updated, {unchanged} unchanged, {rejected} sent back; {changes} changes',
  },
  'imports.undo.about': { zh: '撤销一批导入，恢复到导入之前', en: 'take a batch back, exactly as it was before' },
  'imports.undo.keep_newer': {
    zh: '后来又改动过的保持现在的样子，其余撤销，并列出保留了什么',
    en: 'leave what was changed later as it is, take back the rest, and list what stays',
  },
  'imports.undo.and_more': { zh: '等 {count} 处', en: ' and others, {count} in all' },
  'imports.undo.nothing': {
    zh: '第 {batch} 批的内容后来全都改过，没有可撤销的；什么也没有改动。',
    en: 'Everything of batch {batch} was changed since: there is nothing to take back, and nothing was changed.',
  },
  'imports.undo.table': { zh: '内容', en: 'What' },
  'imports.undo.deleted': { zh: '删去', en: 'Deleted' },
  'imports.undo.changed_back': { zh: '还原', en: 'Changed back' },
  'imports.undo.brought_back': { zh: '恢复', en: 'Brought back' },
  'imports.undo.kept': { zh: '保持现在样子的 {count} 处：', en: '{count} left as they are:' },
  'imports.undo.who': { zh: '人或户', en: 'Who' },
  'imports.undo.field': { zh: '哪一项', en: 'Field' },
  'imports.undo.why': { zh: '原因', en: 'Why' },
  'imports.undo.whole': { zh: '整条', en: 'all of it' },
  'imports.undo.why.changed': { zh: '第 {batch} 批又改过', en: 'batch {batch} changed it since' },
  'imports.undo.why.needed': { zh: '第 {batch} 批在上面又登记了内容', en: 'batch {batch} recorded something on it' },
  'imports.undo.why.gone': {
    zh: '所属的人或户已由第 {batch} 批去掉',
    en: 'batch {batch} took away what it belongs to',
  },
  'imports.undo.why.moved': { zh: '第 {batch} 批又有搬迁', en: 'batch {batch} moved this person again' },
  'imports.table.person': { zh: '人员', en: 'Person' },
  'imports.table.household': { zh: '户', en: 'Household' },
  'imports.table.tie': { zh: '居住与户籍', en: 'Where somebody belongs' },
  'imports.table.door_attempt': { zh: '上门', en: 'Door attempt' },
  'imports.table.area_answer': { zh: '是否适用', en: 'Whether an area applies' },
  'imports.undo.ask': {
    zh: '撤销第 {batch} 批（{what}）的 {count} 处改动？',
    en: 'Take back the {count} changes of batch {batch} ({what})?',
  },
  'imports.undo.done': {
    zh: '第 {batch} 批已撤销，恢复了 {count} 处（要再恢复，请撤销第 {undo} 批）。',
    en: 'Batch {batch} is taken back, {count} changes restored (to have it again, undo batch {undo}).',
  },
  'imports.none': { zh: '还没有导入过。', en: 'Nothing has been imported yet.' },
  'imports.batch': { zh: '批次', en: 'Batch' },
  'imports.day': { zh: '日期', en: 'Day' },
  'imports.what': { zh: '内容', en: 'What' },
  'imports.state': { zh: '状态', en: 'State' },
  'imports.created': { zh: '新增', en: 'Created' },
  'imports.updated': { zh: '更新', en: 'Updated' },
  'imports.unchanged': { zh: '不变', en: 'Unchanged' },
  'imports.rejected': { zh: '退回', en: 'Sent back' },
  'imports.undone': { zh: '已由第 {by} 批撤销', en: 'undone by batch {by}' },
  'imports.undo_of': { zh: '撤销第 {batch} 批', en: 'undo of batch {batch}' },
  'imports.files': { zh: '{first} 等，另 {more} 个文件', en: '{first} and {more} more' },
  'imports.file': { zh: '文件', en: 'File' },
  'imports.sheet': { zh: '工作表', en: 'Sheet' },
  'imports.row': { zh: '行', en: 'Row' },
  'imports.subject': { zh: '人或户', en: 'Subject' },
  'imports.outcome': { zh: '去向', en: 'Outcome' },
} satisfies Texts

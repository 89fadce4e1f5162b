/** Sentences about the office's folder, its files and the disk they lie on. */
import type { Messages, Texts } from '../message.ts'

export const officeMessages = {
  'office.not_found': {
    zh: [
      '从 {dir} 往上没有找到办公室文件夹（里面有 gridbook.yaml）',
      '新建一个：gridbook init；先看示例：gridbook demo；已有的用 --office 指明。',
    ],
    en: [
      'There is no office folder (one with gridbook.yaml) at or above {dir}',
      'Make one with gridbook init, see an example with gridbook demo, or name yours with --office.',
    ],
  },
  'office.not_an_office': {
    zh: [
      '{dir} 里没有 gridbook.yaml，不是办公室文件夹',
      '请换成有 gridbook.yaml 的文件夹，或用 gridbook init 新建、gridbook demo 看示例。',
    ],
    en: [
      '{dir} has no gridbook.yaml, so it is not an office folder',
      'Name a folder that has one, make one with gridbook init, or see an example with gridbook demo.',
    ],
  },
  'office.no_such_folder': {
    zh: ['没有 {dir} 这个文件夹', '请检查 --office 的写法，或用 gridbook init 新建、gridbook demo 看示例。'],
    en: [
      'There is no folder {dir}',
      'Check what you wrote after --office, make an office with gridbook init, or see an example with gridbook demo.',
    ],
  },
  'office.exists': {
    zh: ['{dir} 已经是一个办公室文件夹', '要用它，请进入这个文件夹再执行命令；要新建，请换一个空文件夹。'],
    en: ['{dir} already holds an office', 'To use it, run commands inside it; for a new one choose an empty folder.'],
  },
  'office.is_a_file': {
    zh: ['{dir} 是一个文件，不是文件夹', '请换一个文件夹名；没有的文件夹会自动新建。'],
    en: ['{dir} is a file, not a folder', 'Name a folder; one that is not there yet is made.'],
  },
  'office.name_empty': {
    zh: ['社区名称是空的', '请写社区的名称，例如 --name 白沙社区。'],
    en: ["The community's name is empty", 'Write the name, for example --name 白沙社区.'],
  },
  'office.locked': {
    zh: [
      '另一个 gridbook（{host} 上的进程 {pid}）正在写这个办公室的数据',
      '请等它做完再试；确定没有别人在用，就删掉 {file}。',
    ],
    en: [
      'Another gridbook (process {pid} on {host}) is writing in this office',
      'Wait until it has finished; if nobody is at work for certain, delete {file}.',
    ],
  },
  'office.code_invalid': {
    zh: ['“{value}”不是社区的区划代码', '请写 12 位统计用区划代码，末三位是社区，例如 450205006003。'],
    en: [
      '"{value}" is not the code of a community',
      'Write the 12 digits of the statistical division, the last three for the community, for example 450205006003.',
    ],
  },
  'restore.not_ours': {
    zh: ['{file} 不是网格册的数据库', '请选 gridbook backup 做的那种文件，备份文件夹里的 .db 都是。'],
    en: [
      '{file} is not a database of gridbook',
      'Choose a file that gridbook backup made; the .db files in the backups folder are.',
    ],
  },
  'restore.damaged': {
    zh: ['{file} 已损坏（{reason}），没有恢复', '请换一份备份；现在的数据没有动。'],
    en: ['{file} is damaged ({reason}) and was not restored', 'Choose another copy; what is there now is untouched.'],
  },
  'restore.other_community': {
    zh: [
      '{file} 是社区 {other} 的数据，不是本社区（{code}）的',
      '请选本社区的备份；要用那一份，请用 --office 指明那个办公室。',
    ],
    en: [
      '{file} holds the data of community {other}, not of this one ({code})',
      'Choose a copy of this community, or name the other office with --office.',
    ],
  },
  'doctor.database': {
    zh: ['数据库有损坏：{reason}', '请用 gridbook restore 恢复最近的备份。'],
    en: ['The database is damaged: {reason}', 'Restore the latest copy with gridbook restore.'],
  },
  'doctor.readable_by_others': {
    zh: ['别的用户也能读 {path}', '请改成只有自己能读，例如 chmod 600。'],
    en: ['Others can read {path}', 'Let only its owner read it, for example with chmod 600.'],
  },
  'doctor.disk': {
    zh: ['磁盘只剩 {megabytes} MB', '请腾出至少 {least} MB，导入和备份才有地方放。'],
    en: ['Only {megabytes} MB are free', 'Make room for at least {least} MB, or an import and its copy may not fit.'],
  },
  'doctor.synced_folder': {
    zh: ['办公室文件夹在“{service}”的同步目录里，居民信息会被传到网上', '请移到本机不同步的文件夹。'],
    en: [
      'The office lies in a folder that {service} copies to its servers, with all residents in it',
      'Move it to a folder that is not synced.',
    ],
  },
  'doctor.fonts': {
    zh: ['{dir} 里没有字体，卡册打印不出汉字', '请重新安装 gridbook。'],
    en: ['There are no fonts in {dir}, so cards cannot be printed', 'Install gridbook again.'],
  },
  'doctor.failed': {
    zh: ['检查时出错：{reason}', '请把这句话发给维护人员。'],
    en: ['The check failed: {reason}', 'Send this sentence to the maintainers.'],
  },
  'disk.not_found': {
    zh: ['没有找到 {path}', '请检查文件名和所在的文件夹。'],
    en: ['{path} is not there', 'Check the name and the folder.'],
  },
  'disk.folder_gone': {
    zh: ['当前文件夹已经被删除或移走', '请先用 cd 换到别的文件夹，再执行命令。'],
    en: [
      'The current folder has been deleted or moved away',
      'Change to another folder with cd and run the command there.',
    ],
  },
  'disk.not_a_folder': {
    zh: ['{path} 的上一级不是文件夹', '请换一个路径。'],
    en: ['A part of {path} is not a folder', 'Choose another path.'],
  },
  'disk.is_a_folder': {
    zh: ['{path} 是文件夹，不是文件', '请写出文件名。'],
    en: ['{path} is a folder, not a file', 'Write the name of a file.'],
  },
  'disk.no_permission': {
    zh: ['没有权限读写 {path}', '请检查文件是否只读、是不是别人的，或换一个文件夹。'],
    en: [
      'No permission for {path}',
      'See whether it is read-only or belongs to somebody else, or choose another folder.',
    ],
  },
  'disk.read_only': {
    zh: ['{path} 所在的盘是只读的', '请换一个能写的文件夹。'],
    en: ['{path} is on a read-only disk', 'Choose a folder that can be written.'],
  },
  'disk.full': {
    zh: ['磁盘已满，没有写成 {path}，原来的文件没有动', '请腾出空间后再做一次。'],
    en: ['The disk is full; {path} was not written and what was there is untouched', 'Make room and do it again.'],
  },
  'disk.name_too_long': {
    zh: ['文件名太长：{path}', '请换一个短一些的名字。'],
    en: ['The name is too long: {path}', 'Choose a shorter one.'],
  },
  'disk.in_use': {
    zh: ['{path} 正被别的程序占用', '请在 Excel、WPS 里关掉它，再做一次。'],
    en: ['{path} is in use by another program', 'Close it in Excel or WPS and do it again.'],
  },
} satisfies Messages

export const officeTexts = {
  'init.about': { zh: '新建办公室文件夹', en: 'make a new office folder' },
  'init.dir': { zh: '文件夹，不写就是当前文件夹', en: 'the folder; the current one when left out' },
  'init.name': { zh: '社区名称', en: "the community's name" },
  'init.code': { zh: '社区的 12 位区划代码', en: "the community's 12-digit code" },
  'init.from': { zh: '现有的名册，建好就导入', en: 'a roster to import at once' },
  'init.card_id': { zh: '卡册上的身份证号：遮住中间（masked）或全印（whole）', en: 'identity numbers on card books' },
  'init.ask_name': { zh: '社区叫什么名字？', en: 'What is the community called?' },
  'init.ask_code': { zh: '社区的 12 位区划代码？', en: "What is the community's 12-digit code?" },
  'init.ask_card_id': {
    zh: '卡册上印出完整的身份证号吗？（否：遮住中间 8 位）',
    en: 'Print whole identity numbers on card books? (no: the middle is masked)',
  },
  'init.synced': {
    zh: '注意：这个文件夹在“{service}”的同步目录里，居民信息会被传到网上。请换一个不同步的文件夹。',
    en: 'Mind: this folder is copied to the servers of {service}, with all residents in it. Choose one that is not synced.',
  },
  'init.done': { zh: '已建好{name}（{code} {place}）的办公室。', en: 'The office of {name} ({code} {place}) is made.' },
  'init.next': {
    zh: '接下来：进入 {dir}，用 gridbook forms template 发空表，或用 gridbook import 导入现有的名册。',
    en: 'Next, inside {dir}: hand out workbooks with gridbook forms template, or import a roster with gridbook import.',
  },
  'backup.about': { zh: '备份底册', en: 'make a copy of the register' },
  'backup.file': {
    zh: '备份到哪个文件或文件夹，不写就放进备份文件夹',
    en: 'the file or folder; the backups folder when left out',
  },
  'backup.ask_overwrite': { zh: '{file} 已经有了，覆盖它吗？', en: '{file} is there already. Overwrite it?' },
  'backup.done': { zh: '已备份，{megabytes} MB。', en: 'Copied, {megabytes} MB.' },
  'backup.evidence': {
    zh: '佐证 {count} 份一并放在 {folder}。',
    en: 'Evidence taken along: {count} files, in {folder}.',
  },
  'restore.evidence': { zh: '找回佐证 {count} 份。', en: 'Evidence brought back: {count} files.' },
  'restore.about': { zh: '用备份替换现在的底册', en: 'put a copy in place of the register' },
  'restore.file': { zh: '备份文件', en: 'the copy' },
  'restore.ask': {
    zh: '用 {file} 替换{name}现在的全部数据吗？（现在的会先备份）',
    en: 'Replace all data of {name} with {file}? (What is there now is copied first.)',
  },
  'restore.done': { zh: '已恢复 {file}；原来的数据在 {kept}。', en: 'Restored {file}; what was there is in {kept}.' },
  'restore.done_new': { zh: '已恢复 {file}。', en: 'Restored {file}.' },
  'doctor.about': { zh: '检查数据、定义、字体、磁盘是否完好', en: 'check data, definitions, fonts and disk' },
  'doctor.check': { zh: '检查项', en: 'Check' },
  'doctor.found': { zh: '结果', en: 'Found' },
  'doctor.all_fine': { zh: '一切正常。', en: 'All is well.' },
  'doctor.not_fine': { zh: '有问题，请按上面写的办法处理。', en: 'Something is wrong; see above for what to do.' },
  'doctor.check.settings': { zh: '设置', en: 'settings' },
  'doctor.check.definitions': { zh: '表和代码的定义', en: 'definitions' },
  'doctor.check.calendar': { zh: '工作日历', en: 'calendar' },
  'doctor.check.database': { zh: '数据库', en: 'database' },
  'doctor.check.permissions': { zh: '权限', en: 'permissions' },
  'doctor.check.disk': { zh: '磁盘', en: 'disk' },
  'doctor.check.lock': { zh: '占用', en: 'lock' },
  'doctor.check.synced_folder': { zh: '云同步', en: 'cloud sync' },
  'doctor.check.fonts': { zh: '字体', en: 'fonts' },
  'doctor.settings.fine': { zh: 'gridbook.yaml 正常', en: 'gridbook.yaml is fine' },
  'doctor.definitions.fine': { zh: '都读得懂，互相对得上', en: 'all of them sound' },
  'doctor.calendar.fine': { zh: '放假安排公布到 {year} 年', en: 'holidays are announced up to {year}' },
  'doctor.database.fine': { zh: '完好', en: 'whole' },
  'doctor.permissions.fine': { zh: '只有本人能读写', en: 'only its owner reads and writes' },
  'doctor.disk.fine': { zh: '还有 {megabytes} MB', en: '{megabytes} MB free' },
  'doctor.lock.fine': { zh: '没有别的程序在写', en: 'nobody else is writing' },
  'doctor.lock.held': { zh: '{host} 上的进程 {pid} 正在写', en: 'process {pid} on {host} is writing' },
  'doctor.synced_folder.fine': { zh: '不在云同步目录里', en: 'not in a synced folder' },
  'doctor.fonts.fine': { zh: '{count} 个字体文件', en: '{count} font files' },
} satisfies Texts

/** What the store says when it cannot go on, and the words of the commands that read the register. */

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
} as const

export const storeTexts = {} as const

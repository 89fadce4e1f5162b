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
  'disk.not_found': {
    zh: ['没有找到 {path}', '请检查文件名和所在的文件夹。'],
    en: ['{path} is not there', 'Check the name and the folder.'],
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

export const officeTexts = {} satisfies Texts

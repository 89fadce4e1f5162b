/** Words of the commands about forms. */
import type { Messages, Texts } from '../message.ts'

export const formsCommandMessages = {
  'forms.no_file': {
    zh: ['没有找到文件 {file}', '请检查路径。'],
    en: ['There is no file {file}', 'Check the path.'],
  },
  'forms.rows_invalid': {
    zh: ['--rows 不能是“{value}”', '请写 1 到 100000 之间的整数。'],
    en: ['--rows cannot be "{value}"', 'Write a whole number from 1 to 100000.'],
  },
  'forms.no_grids': {
    zh: ['还没有网格，没法按网格各发一份', '请先导入网格表或网格员名册，或用 --grid 指明一个。'],
    en: ['There are no grids yet', 'Import the list of grids or the roster first, or name one with --grid.'],
  },
} satisfies Messages

export const formsCommandTexts = {
  'forms.list.about': { zh: '列出办公室要填的每一种表', en: 'list every table that the office fills in' },
  'forms.show.about': { zh: '看一种表有哪些栏目、怎么填', en: 'show the columns of a form and how they are filled in' },
  'forms.check.about': {
    zh: '检查表的定义文件，指出文件、行、列',
    en: 'check definition files, with file, line and column',
  },
  'forms.check.files': { zh: '定义文件；不写就检查全部', en: 'definition files; all of them when left out' },
  'forms.check.ok': { zh: '{forms} 种表的定义都没有问题', en: '{forms} form definitions are in order' },
  'forms.dictionary.about': { zh: '把全部栏目写成一份数据字典', en: 'write the data dictionary of all columns' },
  'forms.dictionary.output': { zh: '写到这个 .xlsx 或 .csv 文件', en: 'the .xlsx or .csv file to write' },
  'forms.template.about': { zh: '做发给网格员填的表', en: 'make workbooks to hand out' },
  'forms.template.output': {
    zh: '写到这个 .xlsx 文件（--each-grid 时是文件夹）',
    en: 'the .xlsx file, or with --each-grid the folder',
  },
  'forms.template.each_grid': { zh: '每个网格各一份', en: 'one workbook for each grid' },
  'forms.template.short': {
    zh: '简表：入户必问的十来栏，加各项的勾选',
    en: 'only the dozen columns a door needs, and ticks for the areas',
  },
  'forms.template.filled': {
    zh: '填好已知的（灰），标出缺的（黄）',
    en: 'with what is known (grey) and missing (yellow)',
  },
  'forms.template.rows': {
    zh: '备多少行，不写是 1000；纸质表是多少张，不写是 1',
    en: 'how many rows to prepare, 1000 when left out; of a paper form how many sheets, 1 when left out',
  },
  'forms.form': { zh: '表的编号、名称或工作表名', en: 'id, label or sheet name of a form' },
  'forms.forms': { zh: '哪些表；不写就是全部', en: 'which forms; all of them when left out' },
  'forms.template.forms': { zh: '哪些表；不写就是户与人主档', en: 'which forms; the resident form when left out' },
  'forms.ask_overwrite': { zh: '{file} 已经有了，要覆盖吗？', en: '{file} is there already. Replace it?' },
  'forms.ask_output': { zh: '写到哪个文件：', en: 'File to write:' },
  'forms.col.id': { zh: '编号', en: 'id' },
  'forms.col.form': { zh: '表', en: 'form' },
  'forms.col.label': { zh: '名称', en: 'name' },
  'forms.col.sheet': { zh: '工作表', en: 'sheet' },
  'forms.col.subject': { zh: '对象', en: 'about' },
  'forms.col.fields': { zh: '栏目', en: 'columns' },
  'forms.col.field': { zh: '字段', en: 'field' },
  'forms.col.type': { zh: '类型', en: 'type' },
  'forms.col.need': { zh: '要求', en: 'need' },
  'forms.col.unit': { zh: '单位', en: 'unit' },
  'forms.col.rule': { zh: '规则', en: 'rule' },
  'forms.col.codes': { zh: '选项', en: 'choices' },
  'forms.col.aliases': { zh: '别名', en: 'aliases' },
  'forms.subject.person': { zh: '人', en: 'person' },
  'forms.subject.household': { zh: '户', en: 'household' },
  'forms.subject.office': { zh: '办公室', en: 'office' },
} satisfies Texts

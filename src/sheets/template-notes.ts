/** The note on a heading: whether the column must be filled, how it is written, and what it may hold. */
import type { CodeTable, Field, FieldType, Need } from '../forms/form.ts'

const NEEDS: Readonly<Record<Need, string>> = {
  K: '必填',
  M: '应填（没有就写“无”）',
  C: '符合条件的要填',
  O: '选填',
  D: '系统算出，不用填',
  S: '敏感信息，确有需要才填',
}

const WRITING: Readonly<Record<FieldType, string>> = {
  text: '',
  long_text: '',
  name: '写全名，两个字中间不用空格',
  id_no: '18 位或 15 位，最后一位可以是 X',
  phone: '手机 11 位，座机带区号；有几个用；隔开',
  int: '只写整数',
  decimal: '只写数字',
  date: '写成 1980-05-03；只知道年月写 1980-05，只知道年写 1980',
  month: '写成 2015-03',
  bool: '从下拉里选',
  code: '从下拉里选',
  multi: '下拉里选一项；有几项用；隔开',
  area: '写到县（区），或写 6 位区划代码',
  staff: '写工号，没有重名的也可以写姓名',
  household: '户编码；没有就写楼栋单元房号，或户主身份证号',
  grid: '网格号、网格编码或网格名称',
}

/** How many choices a note lists; a longer list is in the drop-down. */
const LISTED = 12

/** The note of a field. Pure. */
export function fieldNote(field: Field, table: CodeTable | undefined): string {
  const lines = [NEEDS[field.need], WRITING[field.type], rangeLine(field), choiceLine(table), field.hint ?? '']
  if (field.maxLength !== null) lines.push(`最多 ${field.maxLength} 个字`)
  return lines.filter((line) => line !== '').join('\n')
}

function rangeLine(field: Field): string {
  const unit = field.unit === null ? '' : ` ${field.unit}`
  if (field.type !== 'int' && field.type !== 'decimal') return ''
  if (field.min !== null && field.max !== null) return `从 ${field.min} 到 ${field.max}${unit}`
  if (field.min !== null) return `不小于 ${field.min}${unit}`
  if (field.max !== null) return `不大于 ${field.max}${unit}`
  return unit === '' ? '' : `单位：${field.unit}`
}

function choiceLine(table: CodeTable | undefined): string {
  if (table === undefined || table.entries.length > LISTED) return ''
  return table.entries.map((entry) => entry.label).join('、')
}

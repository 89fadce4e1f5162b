/** What is said when a workbook can't be read, and why; `file.unreadable.<why>` is the sentence for `detail.why`. */
import type { Messages, Texts } from '../message.ts'

export const sheetsMessages = {
  'file.unreadable': {
    zh: ['文件读不出来', '请用 Excel 或 WPS 打开，点“文件→另存为”，类型选“Excel 工作簿（*.xlsx）”，再导入。'],
    en: [
      'This file cannot be read',
      'Open it in Excel or WPS: File → Save As → Excel Workbook (*.xlsx), and import that.',
    ],
  },
  'file.unreadable.not_found': {
    zh: ['找不到这个文件', '请检查文件名和所在的文件夹。'],
    en: ['There is no such file', 'Check the name and the folder.'],
  },
  'file.unreadable.folder': {
    zh: ['这是一个文件夹，不是表格', '请写出文件夹里的表格文件。'],
    en: ['This file is a folder, not a workbook', 'Name the workbook inside it.'],
  },
  'file.unreadable.no_permission': {
    zh: ['没有权限读这个文件', '请关掉正在占用它的程序，或把文件复制到自己的文件夹再试。'],
    en: [
      'This file may not be read by you',
      'Close the program that holds it, or copy the file into a folder of your own.',
    ],
  },
  'file.unreadable.html': {
    zh: [
      '名字像表格，里面其实是网页',
      '请用 Excel 或 WPS 打开（提示格式与扩展名不符时点“是”），点“文件→另存为”，类型选“Excel 工作簿（*.xlsx）”，再导入。',
    ],
    en: [
      'This file is named like a workbook but is a web page',
      'Open it in Excel or WPS (answer Yes when it warns of the extension): File → Save As → Excel Workbook (*.xlsx), and import that.',
    ],
  },
  'file.unreadable.xml': {
    zh: ['这是旧式的 XML 表格', '请用 Excel 或 WPS 打开，点“文件→另存为”，类型选“Excel 工作簿（*.xlsx）”，再导入。'],
    en: [
      'This file is an XML spreadsheet of the old kind',
      'Open it in Excel or WPS: File → Save As → Excel Workbook (*.xlsx), and import that.',
    ],
  },
  'file.unreadable.word': {
    zh: [
      '其实是 Word 文档',
      '请全选里面的表格，复制、粘贴到 Excel 或 WPS 表格里，点“文件→另存为”，类型选“Excel 工作簿（*.xlsx）”，再导入。',
    ],
    en: [
      'This file is really a Word document',
      'Copy its table, paste it into Excel or WPS, then File → Save As → Excel Workbook (*.xlsx), and import that.',
    ],
  },
  'file.unreadable.slides': {
    zh: [
      '其实是演示文稿',
      '请换成表格文件；内容在幻灯片的表格里的，复制到 Excel 或 WPS 表格，点“文件→另存为”，类型选“Excel 工作簿（*.xlsx）”，再导入。',
    ],
    en: [
      'This file is really a slide show',
      'Name a workbook instead, or copy its table into Excel or WPS: File → Save As → Excel Workbook (*.xlsx), and import that.',
    ],
  },
  'file.unreadable.ods': {
    zh: [
      '这是 OpenDocument 表格（.ods）',
      '请用 WPS、Excel 或 LibreOffice 打开，点“文件→另存为”，类型选“Excel 工作簿（*.xlsx）”，再导入。',
    ],
    en: [
      'This file is an OpenDocument spreadsheet (.ods)',
      'Open it in Excel, WPS or LibreOffice: File → Save As → Excel Workbook (*.xlsx), and import that.',
    ],
  },
  'file.unreadable.xlsb': {
    zh: [
      '这是二进制工作簿（.xlsb）',
      '请用 Excel 或 WPS 打开，点“文件→另存为”，类型选“Excel 工作簿（*.xlsx）”，再导入。',
    ],
    en: [
      'This file is a binary workbook (.xlsb)',
      'Open it in Excel or WPS: File → Save As → Excel Workbook (*.xlsx), and import that.',
    ],
  },
  'file.unreadable.old_xls': {
    zh: [
      '这是 Excel 97 以前的格式，里面的汉字认不准',
      '请用 Excel 或 WPS 打开，点“文件→另存为”，类型选“Excel 工作簿（*.xlsx）”，再导入。',
    ],
    en: [
      'This file is older than Excel 97; its Chinese text cannot be read reliably',
      'Open it in Excel or WPS: File → Save As → Excel Workbook (*.xlsx), and import that.',
    ],
  },
  'file.unreadable.pdf': {
    zh: [
      '这是 PDF，不是表格',
      '请向对方要原来的 .xlsx；要不到的，在 Excel 里点“数据→获取数据→来自文件→从 PDF”，核对后另存为 .xlsx。',
    ],
    en: [
      'This file is a PDF, not a workbook',
      'Ask for the .xlsx it was made from, or in Excel: Data → Get Data → From File → From PDF, check it and save it as .xlsx.',
    ],
  },
  'file.unreadable.picture': {
    zh: ['这是一张图片，不是表格', '请把内容录进表格，点“文件→另存为”，类型选“Excel 工作簿（*.xlsx）”，再导入。'],
    en: [
      'This file is a picture, not a workbook',
      'Type what it shows into a workbook: File → Save As → Excel Workbook (*.xlsx), and import that.',
    ],
  },
  'file.unreadable.archive': {
    zh: ['这是压缩包，不是表格', '请在文件上点右键，选“解压”（全部提取），再导入里面的表格。'],
    en: [
      'This file is an archive, not a workbook',
      'Right-click it, choose Extract All, and import the workbooks in it.',
    ],
  },
  'file.unreadable.damaged': {
    zh: [
      '文件已损坏或没有传完整',
      '请让对方重新发一次；或在 Excel 里点“文件→打开”，选中它，在“打开”旁的箭头里选“打开并修复”（WPS：“文件→备份与恢复→文档修复”），再另存为 .xlsx。',
    ],
    en: [
      'This file is damaged or was cut short on its way',
      'Ask for it again, or in Excel: File → Open, the arrow beside Open, Open and Repair; then save it as .xlsx.',
    ],
  },
  'file.unreadable.unknown': {
    zh: [
      '这不是认得的表格',
      '能读的有 .xlsx、.xls 和 .csv。文字表请在 Excel 里点“文件→另存为”，类型选“CSV UTF-8（逗号分隔）”。',
    ],
    en: [
      'This file is no workbook that is known',
      '.xlsx, .xls and .csv can be read. For a table of text: File → Save As → CSV UTF-8 (comma delimited) in Excel.',
    ],
  },
  'file.encrypted': {
    zh: [
      '文件设了打开密码',
      '请输入密码打开，在 Excel 里点“文件→信息→保护工作簿→用密码进行加密”（WPS：“文件→文档加密→密码加密”），清空密码、保存后再导入。',
    ],
    en: [
      'This file is locked by a password',
      'Open it with the password, then in Excel: File → Info → Protect Workbook → Encrypt with Password, empty it and save.',
    ],
  },
  'file.empty': {
    zh: ['文件里什么也没有', '请确认发来的是填好的表。'],
    en: ['This file is empty', 'Make sure that this is the workbook that was filled in.'],
  },
  'file.empty.rows': {
    zh: ['表里只有表头，一行都没有填', '请看看是不是发错了表；确实没有可填的，不用管。'],
    en: [
      'Only the headings are there, and not one row is filled in',
      'Make sure that this is the workbook that was filled in; if there is nothing to fill in, leave it.',
    ],
  },
  'file.too_large': {
    zh: [
      '文件超过了可以读的大小（{limit}）',
      '请删掉不用的工作表和图片，或拆成几个文件；确有需要可在 gridbook.yaml 的 limits 里把 file_mb 调高。',
    ],
    en: [
      'This file is beyond the limit ({limit})',
      'Remove unused sheets and pictures or split the file; if it must be, raise file_mb under limits in gridbook.yaml.',
    ],
  },
  'file.too_large.unpacked': {
    zh: [
      '文件展开后超过 {limit}',
      '请删掉不用的工作表和图片，或拆成几个文件；确有需要可在 gridbook.yaml 的 limits 里把 unpacked_mb 调高。',
    ],
    en: [
      'This file unpacks to more than {limit}',
      'Remove unused sheets and pictures or split the file; if it must be, raise unpacked_mb under limits in gridbook.yaml.',
    ],
  },
  'file.too_large.ratio': {
    zh: [
      '文件压缩得异常厉害（超过 {limit} 倍），不像正常的表格',
      '请确认来路；是正常的表格，就用 Excel 或 WPS 打开，“文件→另存为”存一份新的再试；确有需要可在 gridbook.yaml 的 limits 里把 ratio 调高。',
    ],
    en: [
      'This file is packed more than {limit} times over, as no ordinary workbook is',
      'Make sure where it comes from; if it is a real workbook, open it, save it anew with File → Save As and try that; if it must be, raise ratio under limits in gridbook.yaml.',
    ],
  },
  'file.too_large.entries': {
    zh: [
      '文件里的部件超过 {limit} 个',
      '请用 Excel 或 WPS 打开，只留要用的工作表，“文件→另存为”存一份新的再试；确有需要可在 gridbook.yaml 的 limits 里把 entries 调高。',
    ],
    en: [
      'This file has more than {limit} parts',
      'Open it, keep the sheets that matter and save it anew with File → Save As; if it must be, raise entries under limits in gridbook.yaml.',
    ],
  },
  'file.too_large.cells': {
    zh: [
      '文件里填了的格子超过 {limit} 个',
      '请拆成几个文件再导入；确有需要可在 gridbook.yaml 的 limits 里把 cells 调高。',
    ],
    en: [
      'This file has more than {limit} filled cells',
      'Split it into several files; if it must be, raise cells under limits in gridbook.yaml.',
    ],
  },
  'file.too_large.text': {
    zh: [
      '文件里有一格的文字超过 {limit} 个字',
      '请确认那一格的内容，缩短后再导入；确有需要可在 gridbook.yaml 的 limits 里把 text 调高。',
    ],
    en: [
      'This file has a cell of more than {limit} characters',
      'Look at that cell, shorten it and try again; if it must be, raise text under limits in gridbook.yaml.',
    ],
  },
} satisfies Messages

export const sheetsTexts = {} satisfies Texts

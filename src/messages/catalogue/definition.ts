/** Sentences about definition files (YAML): what is wrong in one, and how it is written. */

export const definitionMessages = {
  'definition.unknown_key': {
    zh: ['不认识“{key}”这个键', '这里可以写（最像的在前）：{allowed}'],
    en: ['the key "{key}" is not known here', 'Known here, the most alike first: {allowed}.'],
  },
  'definition.missing_key': {
    zh: ['缺少“{key}”', '请补上 {name}。'],
    en: ['"{key}" is missing', 'Add {name}.'],
  },
  'definition.wrong_kind': {
    zh: ['{name} 的写法不对', '这里应当是 {expected}。'],
    en: ['{name} is of the wrong kind', 'It should be: {expected}.'],
  },
  'definition.not_allowed': {
    zh: ['{name}：“{value}”不在可选范围内', '可以写（最像的在前）：{allowed}'],
    en: ['{name}: "{value}" is not one of the choices', 'Choices, the most alike first: {allowed}.'],
  },
  'definition.invalid': {
    zh: ['{name} 的内容不合要求（{reason}）', '请按说明改写。'],
    en: ['{name} is not acceptable ({reason})', 'Rewrite it as the description says.'],
  },
  'definition.syntax': {
    zh: ['这一行不合 YAML 的写法（{reason}）', '检查缩进、冒号后的空格和括号是否成对。'],
    en: [
      'this line is not valid YAML ({reason})',
      'Check indentation, the space after colons, and that brackets are paired.',
    ],
  },
  'definition.full_width_colon': {
    zh: ['“{value}”里用了全角冒号“：”', '键后面要用半角冒号加一个空格，例如 max: "20"。'],
    en: ['"{value}" has a full-width colon', 'Use a plain colon and a space after a key, such as max: "20".'],
  },
  'definition.full_width_comma': {
    zh: ['“{value}”里用了全角逗号“，”', '花括号里的各项要用半角逗号加一个空格隔开。'],
    en: ['"{value}" has a full-width comma', 'Separate entries with a plain comma and a space.'],
  },
  'definition.full_width_digits': {
    zh: ['“{value}”是全角数字', '请改成半角：{plain}'],
    en: ['"{value}" is in full-width digits', 'Write {plain}.'],
  },
  'definition.tab': {
    zh: ['这一行用制表符（Tab）缩进', '请改用空格缩进，每层两个。'],
    en: ['this line is indented with a tab', 'Indent with spaces, two for each level.'],
  },
  'definition.duplicate_key': {
    zh: ['同一个键写了两次：{value}', '保留一个，删去另一个。'],
    en: ['a key stands here twice: {value}', 'Keep one and delete the other.'],
  },
  'definition.several_documents': {
    zh: ['一个文件里有几份文档（“---”）', '一个文件只写一份，请拆开。'],
    en: ['the file holds several documents ("---")', 'One file, one definition: split it.'],
  },
  'definition.anchor': {
    zh: ['不使用锚点、引用和合并键：{value}', '请把内容照抄写全。'],
    en: ['anchors, aliases and merge keys are not used: {value}', 'Write the content out.'],
  },
  'definition.tag': {
    zh: ['不使用类型标记：{value}', '删去标记；文件里写什么就读作什么。'],
    en: ['type tags are not used: {value}', 'Remove the tag; everything is read as the text it is.'],
  },
  'definition.key_kind': {
    zh: ['键只能是一个词', '请检查这一行的括号和冒号。'],
    en: ['a key can only be a word', 'Check the brackets and colons of this line.'],
  },
  'definition.not_utf8': {
    zh: ['文件不是 UTF-8 编码（可能是 GBK）', '用记事本打开，另存为，编码选 UTF-8。'],
    en: ['the file is not UTF-8 text (perhaps GBK)', 'Save it again with the encoding UTF-8.'],
  },
} as const

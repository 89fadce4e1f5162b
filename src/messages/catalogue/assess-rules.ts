/** Sentences about rulebooks: settling what is open, what another edition would have made of months that are over. */
import type { Messages, Texts } from '../message.ts'

export const assessRulesMessages = {
  'assess.whatif_range': {
    zh: ['{from} 晚于 {to}', '先写早的月份，例如 --from 2015-01 --to 2015-06。'],
    en: ['{from} is later than {to}', 'The earlier month first, such as --from 2015-01 --to 2015-06.'],
  },
  'assess.whatif_open': {
    zh: ['{value} 还有没定的地方，算不出来：{paths}', '先用 assess rules confirm 定下来，或在文件里写上数。'],
    en: ['{value} is open at: {paths}', 'Settle it with assess rules confirm, or write the values into the file.'],
  },
} satisfies Messages

export const assessRulesTexts = {
  'assess.whatif.about': {
    zh: '换一个办法，过去几个月会怎样；只看，不改',
    en: 'what another regulation would have made of past months; writes nothing',
  },
  'assess.whatif.rules': { zh: '另一个办法的文件，或版本号', en: 'the other regulation: a file, or an edition' },
  'assess.whatif.from': { zh: '从哪个月', en: 'from this month' },
  'assess.whatif.to': { zh: '到哪个月', en: 'up to this month' },
  'assess.whatif.title': { zh: '假如按《{title}》（{edition} 版）', en: 'if it were "{title}" (edition {edition})' },
  'assess.whatif.month': {
    zh: '{month}：{count} 人的得分或名次不同',
    en: '{month}: {count} with another score or rank',
  },
  'assess.whatif.not_comparable': { zh: '{month}：不可比。{missing}', en: '{month}: not comparable. {missing}' },
  'assess.whatif.never_component': { zh: '“{name}”那个月没有评过', en: '"{name}" was never scored' },
  'assess.whatif.never_item': { zh: '“{name}”那个月没有人登记过', en: 'nobody recorded "{name}"' },
  'assess.whatif.never_fact': { zh: '“{name}”要的数那个月没有', en: 'what "{name}" needs was never recorded' },
  'assess.whatif.cannot_say': { zh: '不可比', en: 'not comparable' },
  'assess.whatif.nobody': { zh: '无', en: 'nobody' },
  'assess.whatif.stars': { zh: '星级：{before} → {after}', en: 'star: {before} → {after}' },
  'assess.whatif.last': { zh: '末位：{before} → {after}', en: 'last: {before} → {after}' },
  'assess.whatif.task_added': {
    zh: '多出：{month} {name}（第 {count} 次）{task}',
    en: 'more: {month} {name} (time {count}), {task}',
  },
  'assess.whatif.task_dropped': {
    zh: '不再有：{month} {name}（第 {count} 次）{task}',
    en: 'less: {month} {name} (time {count}), {task}',
  },
  'assess.whatif.tasks_until': {
    zh: '连续末位只能看到 {until}，后面有不可比的月份。',
    en: 'Streaks are seen up to {until}; a month after it is not comparable.',
  },
  'assess.whatif.year_not_comparable': {
    zh: '{year} 年：有不可比的月份，等次不可比。',
    en: '{year}: a month is not comparable, and so is the grade.',
  },
  'assess.whatif.grade': {
    zh: '{year} 年 {name}：{before}（{was}）→ {after}（{now}）',
    en: '{year}, {name}: {before} ({was}) → {after} ({now})',
  },
  'assess.column.before': { zh: '现在', en: 'now' },
  'assess.column.after': { zh: '假如', en: 'then' },
  'assess.column.difference': { zh: '相差', en: 'difference' },
  'assess.column.rank_before': { zh: '名次', en: 'rank' },
  'assess.column.rank_after': { zh: '假如名次', en: 'then rank' },
  'assess.arg.warden_of_year': { zh: '只看一个人，并写出怎么算的', en: 'one warden only, with how it came about' },
  'assess.evaluate.year_end': { zh: '年终考评', en: 'end of the year' },
  'assess.rules.examples': { zh: '也列出随程序来的例子', en: 'the examples that come with the program too' },
  'assess.rules.question': { zh: '{words}（{path}）', en: '{words} ({path})' },
  'assess.rules.choices': { zh: '可以写：{choices}', en: 'choices: {choices}' },
  'assess.rules.because': { zh: '建议 {value}：{why}', en: 'proposed {value}: {why}' },
  'assess.rules.change': { zh: '{words}：{before} → {after}', en: '{words}: {before} → {after}' },
  'assess.rules.more': { zh: '增加{what}“{name}”（{values}）', en: 'added to {what}: "{name}" ({values})' },
  'assess.rules.less': { zh: '删去{what}“{name}”（{values}）', en: 'removed from {what}: "{name}" ({values})' },
} satisfies Texts

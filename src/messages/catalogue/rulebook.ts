/** What is wrong in an assessment regulation, and how it is put right. */
import type { Messages } from '../message.ts'

export const rulebookMessages = {
  'rulebook.empty_text': { zh: ['这里不能空着', '请写上内容。'], en: ['this may not be empty', 'Write something.'] },
  'rulebook.not_an_id': {
    zh: ['“{value}”不能作代号', '代号用小写英文字母、数字和下划线，以字母开头，例如 missed_household。'],
    en: [
      '"{value}" cannot be an id',
      'Use small letters, digits and underscores, a letter first, such as missed_household.',
    ],
  },
  'rulebook.ask_for_id': {
    zh: ['代号不能写 ask', '代号由您起，例如 attitude。'],
    en: ['an id cannot be left open', 'Give it a name, such as attitude.'],
  },
  'rulebook.not_a_decimal': {
    zh: ['“{value}”不是数', '只写数，例如 "0.5"。'],
    en: ['"{value}" is not a number', 'Write a plain number such as "0.5".'],
  },
  'rulebook.not_a_whole_number': {
    zh: ['“{value}”不是整数', '只写整数，例如 3。'],
    en: ['"{value}" is not a whole number', 'Write a whole number such as 3.'],
  },
  'rulebook.not_a_limit': {
    zh: ['“{value}”不是数，也不是百分比', '写 "20" 或 "95%"。'],
    en: ['"{value}" is neither a number nor a percentage', 'Write "20" or "95%".'],
  },
  'rulebook.not_a_percentage': {
    zh: ['“{value}”要写成百分比', '例如 "95%"。'],
    en: ['"{value}" must be a percentage', 'Such as "95%".'],
  },
  'rulebook.not_a_month': {
    zh: ['“{value}”不是月份', '写成 2015-03。'],
    en: ['"{value}" is not a month', 'Write 2015-03.'],
  },
  'rulebook.mid_month': {
    zh: ['办法不能从月中的“{value}”起施行', '从某个月的一号起，只写月份，例如 2015-07；一个月只用一个办法。'],
    en: [
      'an edition cannot begin in the middle of a month, on {value}',
      'Write the month only, such as 2015-07: one month has one regulation.',
    ],
  },
  'rulebook.ends_before_start': {
    zh: ['施行到 {value}，早于开始的 {from}', '请核对起止月份。'],
    en: ['the edition ends in {value}, before it begins in {from}', 'Check the two months.'],
  },
  'rulebook.floor_above_full': {
    zh: ['最低分 {value} 不低于满分', '最低分要小于满分。'],
    en: ['the floor {value} is not below the full score', 'The floor must be below it.'],
  },
  'rulebook.weights': {
    zh: ['权重加起来是 {value}（{parts}），不是 100', '请核对各评的权重。'],
    en: ['the weights add up to {value} ({parts}), not to 100', 'Check the weights.'],
  },
  'rulebook.choice_twice': {
    zh: ['“{value}”在“{other}”里也有，测评表分不清是哪一评的票', '两评的档次用不同的说法。'],
    en: [
      '"{value}" is a choice of "{other}" too: a sheet cannot tell the two ballots apart',
      'Word their choices differently.',
    ],
  },
  'rulebook.criteria_sum': {
    zh: ['评分项的满分加起来是 {value}（{parts}），不是 100', '请核对各项的 max。'],
    en: ['the criteria add up to {value} ({parts}), not to 100', 'Check their max.'],
  },
  'rulebook.rater_weights': {
    zh: ['各组评分人的权重加起来是 {value}（{parts}），不是 100', '请核对各组的权重。'],
    en: ['the weights of the groups of raters add up to {value} ({parts}), not to 100', 'Check the weights.'],
  },
  'rulebook.formula_sum': {
    zh: ['年度公式的比例加起来是 {value}（{parts}），不是 100', '请核对各部分的比例。'],
    en: ['the shares of the annual formula add up to {value} ({parts}), not to 100', 'Check the shares.'],
  },
  'rulebook.formula_without_average': {
    zh: ['年度公式里没有 month_average', '月评星、年评比：请写上月度平均分的比例。'],
    en: ['the annual formula has no month_average', 'Add the share of the mean of the months.'],
  },
  'rulebook.duplicate_id': {
    zh: ['“{value}”写了两次', '每个代号（名称）只用一次，请改一个。'],
    en: ['"{value}" stands here twice', 'Each id or name once: change one.'],
  },
  'rulebook.unknown_component': {
    zh: ['没有叫“{value}”的评价', '可以写：{near}'],
    en: ['there is no component "{value}"', 'You can write: {near}.'],
  },
  'rulebook.empty_map': {
    zh: ['没有一档计分', '至少给一档写上分数。'],
    en: ['no choice gives points', 'Give points to at least one choice.'],
  },
  'rulebook.item_without_max': {
    zh: ['这一项没有写最多扣（加）多少分', '请补上 max，例如 max: "20"；不封顶的扣分会扣光一个月。'],
    en: ['this item has no max', 'Add max, such as max: "20"; without it one item can take a whole month.'],
  },
  'rulebook.too_many_places': {
    zh: ['“{value}”位小数太多', '最多 6 位，一般 2 位。'],
    en: ['{value} decimals are too many', 'At most 6; 2 are usual.'],
  },
  'rulebook.above_all': {
    zh: ['{value} 超过 100%，没有人能达到', '目标写 100% 或更低。'],
    en: ['{value} is more than 100%, which nobody reaches', 'Write 100% or less.'],
  },
  'rulebook.not_positive': {
    zh: ['{value} 要大于 0', '扣分和加分都写正数。'],
    en: ['{value} must be above 0', 'Points lost and points gained are both written as positive numbers.'],
  },
  'rulebook.unknown_fact': {
    zh: ['没有叫“{value}”的事实', '可以写：{near}'],
    en: ['there is no fact "{value}"', 'You can write: {near}.'],
  },
  'rulebook.fact_is_count': {
    zh: ['“{value}”是次数，不是比率', '换成比率类事实，或把方法改成按次数计。'],
    en: ['"{value}" is a count, not a rate', 'Choose a fact that is a rate, or a method that counts.'],
  },
  'rulebook.fact_is_rate': {
    zh: ['“{value}”是比率，不是次数', '换成次数类事实，或把方法改成按比率计。'],
    en: ['"{value}" is a rate, not a count', 'Choose a fact that is a count, or a method for rates.'],
  },
  'rulebook.punishes_honesty': {
    zh: ['按退回的行数扣分，会让人不敢如实上报', '建议改考完整率。'],
    en: ['points for rows sent back teach people to hide them', 'Better to score how complete the register is.'],
  },
  'rulebook.band_above_max': {
    zh: ['这一档扣 {value} 分，超过本项最多的 {max} 分', '请核对 lose 和 max。'],
    en: ["this band takes {value}, more than the item's {max}", 'Check lose and max.'],
  },
  'rulebook.band_not_percent': {
    zh: ['“{value}”没有写百分号', '比率要写百分号，例如 "85%"。'],
    en: ['"{value}" has no percent sign', 'Rates are written with one, such as "85%".'],
  },
  'rulebook.band_hole': {
    zh: ['{from} 到 {to} 之间没有分档', '每档写 from 就够了：从这里到上一档为止。'],
    en: ['nothing covers {from} to {to}', 'Write only from: a band goes up to the next one.'],
  },
  'rulebook.band_overlap': {
    zh: ['从 {value} 起有两档', '每档的 from 要各不相同，to 不要越过下一档。'],
    en: ['two bands cover {value}', 'Each from must differ, and no to may pass the next from.'],
  },
  'rulebook.grade_hole': {
    zh: ['{from} 到 {to} 之间没有等次', '得 {from} 和 {to} 之间的人没有等次；每等只写 from，从这里到上一等为止。'],
    en: ['no grade covers {from} to {to}', 'Write only from: a grade goes up to the next one.'],
  },
  'rulebook.grade_overlap': {
    zh: ['从 {value} 起有两个等次', '每等的 from 要各不相同，to 不要越过上一等。'],
    en: ['two grades cover {value}', 'Each from must differ, and no to may pass the next from.'],
  },
  'rulebook.range': {
    zh: ['认定的范围 {value} 不对', '从小到大写，并且不超过本项最多的 {max} 分。'],
    en: ['the range {value} is not right', "From low to high, and within the item's {max}."],
  },
  'rulebook.judgement': {
    zh: [
      '“{value}”要靠人判断，不能按数扣分',
      '请改为 method: decision（写明 range），由人认定，记下谁在哪天、凭什么理由定的。',
    ],
    en: [
      '"{value}" is for people to judge, not to count',
      'Make it method: decision with a range: somebody decides, with a day and a reason.',
    ],
  },
  'rulebook.judgement_bonus': {
    zh: ['“{value}”要靠人判断，不能直接加分', '请写上 decision: required，由领导小组认定。'],
    en: ['"{value}" is for people to judge', 'Add decision: required, so that the leading group decides.'],
  },
  'rulebook.empty_unsaid': {
    zh: [
      '“{value}”没有写没有可考的数时怎么办',
      '请写 empty：full（不扣）、lose_all（全扣）或 block（等补齐）；不写就要等。',
    ],
    en: [
      '"{value}" does not say what happens without anything to measure',
      'Write empty: full, lose_all or block; unsaid, the month waits.',
    ],
  },
  'rulebook.fact_twice': {
    zh: ['“{value}”和“{other}”看的是同一个数', '一件事会扣两次，请删去一项，或换一个事实。'],
    en: ['"{value}" and "{other}" look at the same number', 'One thing would be taken off twice: remove one of them.'],
  },
  'rulebook.min_pool_unsaid': {
    zh: ['没有写几个人参评才有末位', '请写 min_pool，例如 "3"；不写的话两个人里就有一个末位。'],
    en: [
      'it is not said how many must be ranked for a last place',
      'Write min_pool, such as "3"; unsaid, one of two is last.',
    ],
  },
  'rulebook.transition_why': {
    zh: [
      '{edition} 版改了末位的规定，连续末位却接着算',
      '请在 transition 里写 why 说明理由，或者改为 last_place_streak: reset。',
    ],
    en: [
      'edition {edition} changes what last is and goes on counting',
      'Give transition a why, or write last_place_streak: reset.',
    ],
  },
  'rulebook.veto_without_effect': {
    zh: ['否决项“{value}”没有效果', '写上 cap、zero 或 no_star。'],
    en: ['the veto "{value}" does nothing', 'Give it cap, zero or no_star.'],
  },
  'rulebook.subject_twice': {
    zh: ['“{value}”既打分又扣分（评分项里有“{other}”）', '一件事只算一次，请删去一处。'],
    en: ['"{value}" is both scored and deducted (there is a criterion "{other}")', 'Count a thing once: remove one.'],
  },
  'rulebook.bonus_twice': {
    zh: [
      '“{value}”在当月加分，又在年度加分里（“{other}”）',
      '同一件事只加一次；创新和宣传是年度一次性加分，请删去月度的一项。',
    ],
    en: [
      '"{value}" gives points in the month and again in the year ("{other}")',
      'Once is enough: remove the item of the month.',
    ],
  },
  'rulebook.ties_unsaid': {
    zh: [
      '没有写并列最后怎么办',
      '请写 ties：none（都不算）、all（都算）或 decide（由领导小组定）。原文“最后一名”没有说并列，不能替单位猜。',
    ],
    en: [
      'it is not said what happens when two are last',
      'Write ties: none, all or decide. Nobody may guess it for the office.',
    ],
  },
  'rulebook.not_last_above_star': {
    zh: ['{value} 分以上不算末位，却高于评星的 {star} 分', '否则同一个分数既可以评星又可以是末位；请调低。'],
    en: ['not last from {value} on, but a star needs only {star}', 'One score could be star and last: lower it.'],
  },
  'rulebook.when_one': {
    zh: ['consecutive 和 within 要写一个，并且只写一个', '连续三个月写 consecutive: 3；半年内三次写 within。'],
    en: [
      'write one of consecutive and within, and only one',
      'Three in a row: consecutive: 3. Three in half a year: within.',
    ],
  },
  'rulebook.when_zero': {
    zh: ['{value} 个月不成立', '至少一个月。'],
    en: ['{value} months make no sense', 'At least one.'],
  },
  'rulebook.within_impossible': {
    zh: ['{months} 个月里不可能有 {value} 次', '请核对 count 和 months。'],
    en: ['{value} times do not fit into {months} months', 'Check count and months.'],
  },
  'rulebook.at': {
    zh: ['在第 {value} 次触发，与条件不合', 'at 要从 {length} 起由小到大；within 只能写 {length}。'],
    en: ['{value} does not fit the condition', 'at begins at {length} and rises; with within it can only be {length}.'],
  },
  'rulebook.no_last_place': {
    zh: ['后果以末位为条件，但办法里没有 last_place', '请补上末位的规定，或改条件。'],
    en: ['the consequence looks at the last place, but there is no last_place', 'Add it, or change the condition.'],
  },
  'rulebook.no_star': {
    zh: ['后果以评星为条件，但办法里没有 star', '请补上评星的规定，或改条件。'],
    en: ['the consequence looks at stars, but there is no star', 'Add it, or change the condition.'],
  },
  'rulebook.last_to_dismissal': {
    zh: [
      '末位直接“{value}”',
      '居于末位不等于不能胜任工作（最高人民法院指导案例18号），不能据此解除合同；请改为约谈、评估、帮带或培训。',
    ],
    en: [
      'last place leads straight to "{value}"',
      'To be last is not to be unfit for the work (guiding case 18): choose a talk, an evaluation, help or training.',
    ],
  },
  'rulebook.bonus_without_cap': {
    zh: ['“{value}”的加分没有封顶', '建议写上 cap。'],
    en: ['the bonus "{value}" has no cap', 'Better to give it one.'],
  },
  'rulebook.no_levels': {
    zh: ['“{value}”没有写各级别的分数', '请补上 levels。'],
    en: ['"{value}" has no levels', 'Add levels with their points.'],
  },
  'rulebook.level_above_cap': {
    zh: ['“{value}”一次就超过封顶的 {cap} 分', '请核对 levels 和 cap。'],
    en: ['one "{value}" is already above the cap of {cap}', 'Check levels and cap.'],
  },
  'rulebook.quota_without_rounding': {
    zh: [
      '“{value}”有名额比例，没有写零头怎么办',
      '请写 quota_rounding：floor（舍去）、half_up（四舍五入）或 ceil（进一）。',
    ],
    en: ['"{value}" has a quota without rounding', 'Write quota_rounding: floor, half_up or ceil.'],
  },
  'rulebook.quota_without_tie': {
    zh: [
      '“{value}”有名额比例，没有写同分超额怎么办',
      '请写 tie_at_cut：exclude（都不进）、include（都进）或 decide（由领导小组定）。',
    ],
    en: ['"{value}" has a quota, and nothing about a tie at its edge', 'Write tie_at_cut: exclude, include or decide.'],
  },
  'rulebook.proposal_without_why': {
    zh: ['建议值“{value}”没有写理由', '请补上 why，一句话就行。'],
    en: ['the proposed value "{value}" has no reason', 'Add why, one sentence.'],
  },
  'rulebook.edition_gap': {
    zh: ['{before} 版到 {end} 为止，{edition} 版从 {from} 起，中间的月份没有办法', '请改其中一个月份，让两版相接。'],
    en: [
      'edition {before} ends in {end}, {edition} begins in {from}: the months between have no rules',
      'Change one so that they meet.',
    ],
  },
  'rulebook.edition_overlap': {
    zh: ['{edition} 版从 {from} 起，{before} 版还没有结束', '请给 {before} 版写上 to，到前一个月为止。'],
    en: ['{edition} begins in {from} while {before} still holds', 'Give {before} a to in the month before.'],
  },
  'rulebook.no_transition': {
    zh: ['{edition} 版没有写换办法时连续末位怎么算', '请写 transition，其中 last_place_streak: continue 或 reset。'],
    en: [
      'edition {edition} does not say what becomes of a streak',
      'Write transition with last_place_streak: continue or reset.',
    ],
  },
} satisfies Messages

/** What happened in the year beside the marks: a leave, findings, decisions, and pieces that earn a bonus. */
import type { Texts } from './community.ts'
import { wardenNo } from './staff.ts'

/** Grid whose warden was on leave, and the whole days of it. */
export const LEAVE = { grid: 4, from: '2015-05-04', to: '2015-05-29', reason: '病假' } as const

/** By month, records by form id. Items are those of the shipped regulation, by id. */
export const EVENTS: Readonly<Record<string, Readonly<Record<string, readonly Texts[]>>>> = {
  '2015-02': {
    fact: [
      {
        date: '2015-02-11',
        staff_no: 'W09',
        item: 'missed_household',
        quantity: '4',
        evidence: '社区抽查记录第3号：4户租户未登记',
        recorder: 'G5',
        event: 'S2015-03',
      },
    ],
  },
  '2015-03': {
    bonus: [
      {
        date: '2015-03-12',
        staff_no: 'W05',
        kind: 'media',
        level: '区县级',
        piece: '一证两卡进楼栋',
        coauthors: '',
        evidence: '区报3月12日二版',
      },
      {
        date: '2015-03-20',
        staff_no: 'W05',
        kind: 'media',
        level: '市级',
        piece: '一证两卡进楼栋',
        coauthors: '',
        evidence: '市电视台3月20日',
      },
    ],
  },
  '2015-04': {
    fact: [
      {
        date: '2015-04-16',
        staff_no: 'W09',
        item: 'missed_household',
        quantity: '2',
        evidence: '社区抽查记录第9号：新搬入2户未登记',
        recorder: 'G5',
        event: 'S2015-09',
      },
    ],
  },
  '2015-05': { leave: [{ staff_no: wardenNo(LEAVE.grid), from: LEAVE.from, to: LEAVE.to, reason: LEAVE.reason }] },
  '2015-07': {
    bonus: [
      {
        date: '2015-07-22',
        staff_no: 'W02',
        kind: 'media',
        level: '省级',
        piece: '网格员的一天',
        coauthors: 'W03',
        evidence: '自治区网站7月22日',
      },
    ],
  },
  '2015-09': {
    decision: [
      {
        date: '2015-09-29',
        month: '2015-09',
        staff_no: 'W06',
        kind: '酌情扣分',
        item: 'attitude',
        points: '-1.5',
        reason: '两次例会无故早退',
        decided_by: 'M01',
      },
    ],
  },
  '2015-10': {
    fact: [
      {
        date: '2015-10-20',
        staff_no: 'W14',
        item: 'reported',
        quantity: '1',
        evidence: '隐患上报单第21号：燃气管道泄漏及时上报',
        recorder: 'G7',
        event: 'Y2015-21',
      },
    ],
  },
  '2015-11': {
    bonus: [
      {
        date: '2015-11-18',
        staff_no: 'W11',
        kind: 'innovation',
        level: '街道',
        piece: '楼栋微信群代办',
        coauthors: '',
        evidence: '街道表彰文件',
      },
    ],
    decision: [
      {
        date: '2015-11-25',
        month: '2015-11',
        staff_no: 'W11',
        kind: '酌情扣分',
        item: 'innovation',
        points: '',
        reason: '领导小组认定为工作创新',
        decided_by: 'M01',
      },
    ],
  },
}

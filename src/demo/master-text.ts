/** The columns of the household and of the person in a warden's main list. */
import { COMMUNITY_CODE, type Community, type Household, type Member } from './community.ts'

export const HOUSEHOLD_FIELDS = [
  'grid_code',
  'estate',
  'building',
  'unit_no',
  'room',
  'household_kind',
  'head_name',
  'head_id_no',
  'head_phone',
  'collected_on',
  'collected_by',
  'verified_on',
] as const
export const PERSON_FIELDS = [
  'name',
  'relation_to_head',
  'id_type',
  'id_no',
  'sex',
  'birth_date',
  'ethnic',
  'marital',
  'political',
  'education',
  'employment_status',
  'occupation',
  'workplace',
  'phone',
  'health',
  'hukou_type',
  'hukou_area',
  'hukou_address',
  'living_address',
  'population_type',
  'residence_status',
  'is_permanent',
] as const

export type MasterField = (typeof HOUSEHOLD_FIELDS)[number] | (typeof PERSON_FIELDS)[number] | 'street_no'

const STATUS = { both: '人户一致（人在户在）', living: '人在户不在', registered: '户在人不在' } as const

/** Text of one column for one member of one household; '' where there is nothing to write. Pure. */
export function masterText(community: Community, household: Household, member: Member, field: MasterField): string {
  const { person } = member
  const head = (household.members[0] as Member).person
  switch (field) {
    case 'grid_code':
      return gridCode(household.grid)
    case 'estate':
    case 'building':
    case 'room':
      return household.door[field]
    case 'unit_no':
      return household.door.unit
    case 'street_no':
      return household.door.streetNo
    case 'household_kind':
      return '家庭户'
    case 'head_name':
      return head.name
    case 'head_id_no':
      return head.idNo
    case 'head_phone':
      return household.members.find((one) => one.person.phone !== '')?.person.phone ?? ''
    case 'collected_on':
    case 'verified_on':
      return household.collectedOn
    case 'collected_by':
      return community.grids[household.grid - 1]?.warden ?? ''
    case 'id_no':
      return person.idNo
    case 'birth_date':
      return person.birth
    case 'relation_to_head':
      return member.relation
    case 'residence_status':
      return STATUS[member.tie]
    case 'hukou_area':
      return person.hukouArea
    case 'hukou_address':
      return person.hukouAddress
    case 'living_address':
      return person.livingAddress
    case 'name':
    case 'sex':
    case 'ethnic':
    case 'marital':
      return person[field]
    case 'phone':
      return person.phone === '' ? '无' : person.phone
    case 'occupation':
    case 'workplace':
      return person.master[field] === '' ? '无' : (person.master[field] ?? '')
    default:
      return person.master[field] ?? ''
  }
}

/** `450205006003-07`. Pure. */
export function gridCode(grid: number): string {
  return `${COMMUNITY_CODE}-${String(grid).padStart(2, '0')}`
}

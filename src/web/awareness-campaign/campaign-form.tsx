import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CampaignDraft } from '#domain/awareness-campaign/awareness-campaign.ts'
import { Role } from '#domain/person/person.ts'
import { useUnits } from '#web/agency/agency.queries.ts'
import { UnitPicker } from '#web/agency/unit-picker.tsx'
import { useAction } from '#web/platform/action.ts'
import { nameOf, t } from '#web/platform/i18n.ts'
import { useSession } from '#web/platform/session.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Chips } from '#web/platform/ui/chips.tsx'
import { DateField } from '#web/platform/ui/date-field.tsx'
import { Actions } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'
import { piecesQuery } from './awareness.queries.ts'
import { ServesFields } from './serves-fields.tsx'

type CampaignFormProps = { initial: CampaignDraft; onSaved: () => void; onCancel?: () => void }

const mostPieces = 5
/** Those who have an account in the agency. */
const roles = Role.options.filter((role) => role !== 'superiorEthics')

/** Which pieces, for whom, until when. */
export function CampaignForm({ initial, onSaved, onCancel }: CampaignFormProps) {
  const { today } = useSession()
  const { units } = useUnits()
  const { data: pieces, error } = useQuery(piecesQuery)
  const [draft, setDraft] = useState(initial)
  const [isTried, setTried] = useState(false)
  const save = useAction(onSaved)
  const put = (changes: Partial<CampaignDraft>) => setDraft({ ...draft, ...changes })
  const { id, title, pieceKeys, unitIds, untilDate } = draft
  const isPast = untilDate < today
  const send = () => {
    setTried(true)
    const { id: _, ...input } = draft
    if (title.trim() !== '' && pieceKeys.length > 0 && !isPast)
      save.mutate({ method: 'PUT', address: `/awareness-campaigns/${id}`, input })
  }
  return (
    <Form label={t('awareness.campaign')} onSubmit={send}>
      <TextField
        label={t('awareness.campaignTitle')}
        isRequired
        maxLength={80}
        value={title}
        error={isTried && title.trim() === '' ? t('web.required') : null}
        onChange={(typed) => put({ title: typed })}
      />
      <Chips
        label={t('awareness.pieces')}
        description={t('awareness.piecesText')}
        options={pieces?.map((piece) => ({ value: piece.key, label: piece.title })) ?? []}
        chosen={pieceKeys}
        onChange={(chosen) => put({ pieceKeys: chosen.slice(0, mostPieces) })}
      />
      {isTried && pieceKeys.length === 0 && <Banner tone="late">{t('awareness.pieceMissing')}</Banner>}
      <UnitPicker
        label={t('awareness.units')}
        units={units}
        chosen={unitIds}
        onChange={(chosen) => put({ unitIds: chosen })}
      />
      <Chips
        label={t('awareness.roles')}
        description={t('awareness.audienceText')}
        options={roles.map((value) => ({ value, label: nameOf('role', value) }))}
        chosen={draft.roles}
        onChange={(chosen) => put({ roles: chosen })}
      />
      <DateField
        label={t('awareness.until')}
        isRequired
        value={untilDate}
        error={isPast ? t('problem.awarenessCampaign.until_past') : null}
        onChange={(date) => date && put({ untilDate: date })}
      />
      <ServesFields planId={draft.planId} clauseId={draft.clauseId} onChange={put} />
      <Failure error={error ?? save.error} />
      <Actions>
        <Button type="submit" kind="main" isPending={save.isPending}>
          {t('web.save')}
        </Button>
        {onCancel && <Button onPress={onCancel}>{t('web.cancel')}</Button>}
      </Actions>
    </Form>
  )
}

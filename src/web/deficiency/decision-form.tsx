import { useState } from 'react'
import type { Deficiency, DeficiencyDetail } from '#domain/deficiency/deficiency.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { TextArea } from '#web/platform/ui/text-field.tsx'

/** The second pair of eyes: released, or returned with what is still missing. */
export function DecisionForm({ deficiency: { id, version } }: { deficiency: Deficiency }) {
  const [remark, setRemark] = useState('')
  const [isReturnTried, setReturnTried] = useState(false)
  const decide = useAction<DeficiencyDetail>()
  const isEmpty = remark.trim() === ''
  const release = () => decide.mutate({ address: `/deficiencies/${id}/release`, input: { id, version, remark } })
  const giveBack = () => {
    setReturnTried(true)
    if (!isEmpty) decide.mutate({ address: `/deficiencies/${id}/return`, input: { id, version, remark } })
  }
  return (
    <Section title={t('deficiency.decide')}>
      <Form label={t('deficiency.decide')} onSubmit={release}>
        <TextArea
          label={t('deficiency.remark')}
          maxLength={500}
          value={remark}
          onChange={setRemark}
          error={isReturnTried && isEmpty ? t('problem.deficiency.remark_missing') : null}
        />
        <Failure error={decide.error} />
        <Actions>
          <Button type="submit" kind="main" isPending={decide.isPending}>
            {t('deficiency.release')}
          </Button>
          <Button isDisabled={decide.isPending} onPress={giveBack}>
            {t('deficiency.return')}
          </Button>
        </Actions>
      </Form>
    </Section>
  )
}

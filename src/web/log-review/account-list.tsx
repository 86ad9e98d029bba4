import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { LogAccountList } from '#domain/log-review/log-review.ts'
import { call } from '#web/platform/api.ts'
import { t } from '#web/platform/i18n.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { TextArea } from '#web/platform/ui/text-field.tsx'

type Said = { number: number; text: string } | null

/** Whose the accounts are, closed until it is opened. */
export function AccountList() {
  const [text, setText] = useState<string | null>(null)
  const list = useMutation({
    mutationFn: (said: Said) =>
      said === null
        ? call<LogAccountList>('POST', '/log-accounts/open', { input: {} })
        : call<LogAccountList>('POST', '/log-accounts', { input: said }),
    onSuccess: (answer) => setText(answer.text),
  })
  const [known, setKnown] = useState<LogAccountList | null>(null)
  if (list.data && list.data !== known) setKnown(list.data)
  return (
    <Section title={t('logRule.accounts')}>
      <p>{t('logRule.accountsSealed')}</p>
      {known === null || text === null ? (
        <div>
          <Button isPending={list.isPending} onPress={() => list.mutate(null)}>
            {t('logRule.openAccounts')}
          </Button>
        </div>
      ) : (
        <Form label={t('logRule.accounts')} onSubmit={() => list.mutate({ number: known.number, text })}>
          <p>{t('logRule.accountsCount', { count: known.accounts.length })}</p>
          <TextArea
            label={t('logRule.accountsField')}
            description={t('logRule.accountsText')}
            isRequired
            value={text}
            onChange={setText}
          />
          <Actions>
            <Button type="submit" kind="main" isPending={list.isPending}>
              {t('web.save')}
            </Button>
          </Actions>
        </Form>
      )}
      <Failure error={list.error} />
    </Section>
  )
}

/** The ways in which Postfix is set up for T2: by port, what is set there otherwise than in peers-postfix.ts (postconf(5)). */
const tls = 'smtpd_tls_security_level=encrypt'
const table = (...entries: readonly string[]) => `inline:{ ${entries.map((entry) => `{ ${entry} }`).join(', ')} }`

/** @param closedPort where a service that Postfix asks should be, and is not */
export function postfixServices(folder: string, closedPort: number) {
  const closed = `inet:127.0.0.1:${closedPort}`
  const key = [`smtpd_tls_cert_file=${folder}/cert.pem`, `smtpd_tls_key_file=${folder}/missing.pem`]
  return {
    // who is let in
    oneConnection: ['smtpd_client_connection_rate_limit=1'],
    barredClient: [`smtpd_client_restrictions=check_client_access ${table('127.0.0.1 = REJECT')}`],
    namedClients: ['smtpd_client_restrictions=reject_unknown_client_hostname'],
    hasty: [
      'smtpd_delay_reject=no',
      `smtpd_helo_restrictions=check_helo_access ${table('barrado.example.org = REJECT')}`,
      `smtpd_sender_restrictions=check_sender_access ${table('barrado@example.org = REJECT')}`,
    ],
    // encryption
    unreadableKey: ['smtpd_tls_security_level=may', ...key],
    noCertificate: [tls, 'smtpd_tls_cert_file=none', 'smtpd_tls_key_file='],
    oldTls: [tls, 'smtpd_tls_mandatory_protocols=<=TLSv1', 'tls_medium_cipherlist=DEFAULT@SECLEVEL=0', 'smtpd_tls_mandatory_ciphers=medium'],
    clientCertificate: [tls, 'smtpd_tls_req_ccert=yes'],
    encrypted: ['smtpd_tls_security_level=may', 'smtpd_recipient_restrictions=reject_plaintext_session'],
    // logging in
    hiding: ['smtpd_tls_security_level=may', 'smtpd_tls_auth_only=yes'],
    loginless: [tls, 'smtpd_sasl_auth_enable=no'],
    oneLogin: ['smtpd_client_auth_rate_limit=1'],
    // as Debian's master.cf has it
    submission: [tls, 'smtpd_tls_auth_only=yes', 'smtpd_reject_unlisted_recipient=no', 'smtpd_recipient_restrictions=', 'smtpd_relay_restrictions=permit_sasl_authenticated,reject'],
    clientsWhoLogIn: ['smtpd_client_restrictions=permit_sasl_authenticated,reject'],
    noRelay: ['smtpd_relay_restrictions=reject_unauth_destination'],
    // envelope
    careful: [
      'local_recipient_maps=inline:{ jose@example.org=ok, sistema@example.org=ok, outro@example.org=ok, barrado@example.org=ok, depois@example.org=ok, cinza@example.org=ok, cheia@example.org=ok }',
      'smtpd_helo_required=yes',
      'smtpd_helo_restrictions=reject_non_fqdn_helo_hostname,check_helo_access inline:{ estacao.example.com=OK },reject_unknown_helo_hostname',
      'smtpd_sender_login_maps=inline:{ sistema@example.org=sistema@example.org, outro@example.org=outro@example.org }',
      `smtpd_sender_restrictions=reject_non_fqdn_sender,check_sender_access ${table('barrado@example.org = REJECT')},reject_unlisted_sender,reject_unknown_sender_domain,reject_sender_login_mismatch`,
      `smtpd_recipient_restrictions=reject_non_fqdn_recipient,reject_unknown_recipient_domain,check_recipient_access ${table(
        'barrado@example.org = REJECT',
        'depois@example.org = DEFER',
        'cinza@example.org = DEFER_IF_PERMIT 4.2.0 Greylisted, see http://postgrey.schweikert.ch/help/example.org.html',
        'cheia@example.org = 552 5.2.2 Mailbox is full',
      )}`,
    ],
    oneRecipient: ['smtpd_recipient_limit=1', 'smtpd_recipient_overshoot_limit=1'],
    asciiOnly: ['smtputf8_enable=no'],
    policyDown: [`smtpd_recipient_restrictions=check_policy_service ${closed}`],
    tableDown: [`smtpd_recipient_restrictions=check_recipient_access hash:${folder}/missing`],
    // messages
    oneMessage: ['smtpd_client_message_rate_limit=1'],
    full: ['queue_minfree=1000000000000000'],
    sizeUnsaid: ['smtpd_discard_ehlo_keywords=size'],
    filterDown: [`smtpd_milters=${closed}`],
  } satisfies Readonly<Record<string, readonly string[]>>
}

import { brazilHints } from './brazil-hints.ts'
import { mailClientHints } from './mail-client-hints.ts'

/** As in ../pt-BR/hints.ts: the cause in plain words, and what to do. */
export const hints = {
  subjects: {
    '0': 'Its code does not say what this is about.',
    '1': 'By its code, it is about an address: the sender’s or the recipient’s.',
    '2': 'By its code, it is about the recipient’s mailbox.',
    '3': 'By its code, it is about the server itself: space, message size or a feature that it lacks.',
    '4': 'By its code, it is about the network or the way to the destination.',
    '5': 'By its code, it is about the conversation between the programs (the protocol).',
    '6': 'By its code, it is about the content or the format of the message.',
    '7': 'By its code, it is about security or a rule of the server.',
    unsaid: 'It gave no code that would say what this is about.',
  },

  'unknown-result': {
    cause: 'The whole message was handed to the server, but its confirmation never came. It may have been accepted.',
    action: 'Before you send it again, look in the recipient’s mailbox whether the message has arrived.',
  },

  ...mailClientHints,
  ...brazilHints,

  // settings
  'server-missing': { cause: 'No outgoing server is given.', action: 'Give the server in the Internet tab.' },
  'user-missing': {
    cause: '“With authentication” is checked, but the user is blank.',
    action: 'Give the user, or uncheck “With authentication” if the server does not ask for it.',
  },
  'password-missing': {
    cause: '“With authentication” is checked, but there is no password.',
    action: 'Type the password, or uncheck “With authentication” if the server does not ask for it.',
  },
  'secret-unavailable': {
    cause: 'The saved password cannot be opened on this computer; the other settings are intact.',
    action: 'Type the password again and save.',
  },
  'unknown-user': {
    cause: 'The user chosen to send as does not exist in this system.',
    action: 'Choose another user, or test as the system itself.',
  },
  'protocol-cannot-test': {
    cause: 'This system does not send by SMTP, and only SMTP allows a server process and schedules.',
    action: 'Change the system’s protocol to SMTP; the messages wait for that in the queue.',
  },
  'system-proxy-unknown': {
    cause: 'Address and port of the proxy are blank, and this computer’s proxy could not be found out. The test does not go direct of its own accord.',
    action: 'Give the address and port of the proxy, or uncheck “Use proxy” if the connection is direct.',
  },
  'smtputf8-not-offered': {
    cause: 'An address has an accented letter before the @, and {{host}} does not offer the SMTPUTF8 extension, without which nobody can tell it that address.',
    action: 'Use an address without accents before the @, or ask the provider for a server with SMTPUTF8.',
  },
  'address-invalid': {
    cause: 'The sender, a recipient or the subject cannot be used as it is.',
    action: 'Correct the field that is pointed out. Nothing was changed of its own accord.',
  },
  'invalid-settings': {
    cause: 'Some settings cannot be read.',
    action: 'Correct the fields that are pointed out and test again.',
  },
  internal: {
    cause: 'The program itself failed; this says nothing about your settings.',
    action: 'Test again. If it happens again, send the report and the log to whoever supports the program.',
  },

  // practice server
  'practice-off': {
    cause: 'Nothing answers at {{host}}:{{port}}: the practice server is off or uses another port.',
    action: 'Turn it on in Practice and check the port there.',
  },
  'practice-silent': {
    cause: 'The practice server is pretending not to answer.',
    action: 'In Practice, choose “Everything fine” and test again.',
  },
  'practice-password': {
    cause: 'The practice server refused the password, as a real server would.',
    action: 'In Practice, choose “Everything fine”. If it is so already, use the user and the password shown there.',
  },
  'practice-no-auth': {
    cause: 'The practice server is pretending not to offer authentication.',
    action: 'With a real server, check the port (587 instead of 25) and SSL, or uncheck “With authentication”. Here, in Practice, choose “Everything fine”.',
  },
  'practice-recipient': {
    cause: 'The practice server is refusing every recipient.',
    action: 'In Practice, choose “Everything fine” and test again.',
  },
  'practice-other-certificate': {
    cause: 'The practice server showed a certificate of {{names}}, which is not {{host}}’s. The password was not sent.',
    action: 'With a real server, check the server’s name. Here, in Practice, choose “Everything fine” and test again.',
  },
  'practice-certificate': {
    cause: 'The practice server has a certificate of its own that this computer does not know yet. The password was not sent.',
    action: 'In Practice, use “Now with SSL”: the program then trusts this certificate, for this server and this port only.',
  },

  // TLS
  'clear-text-on-tls-port': {
    cause: 'Port {{port}} expects encryption from the first byte, and the connection was made without SSL.',
    action: 'Turn SSL on and test again. If the component is .NET, use port 587 with SSL.',
  },
  'starttls-on-tls-port': {
    cause: 'Port {{port}} expects TLS from the first byte; STARTTLS does not work on it.',
    action: 'Change the security to TLS, or use port 587 with STARTTLS.',
  },
  'tls-on-clear-port': {
    cause: '{{host}} does not speak TLS from the first byte on port {{port}}.',
    action: 'Use port 587 with STARTTLS, the usual way to send with SSL.',
  },
  'starttls-not-offered': {
    cause: 'SSL is on, but {{host}} does not offer STARTTLS on port {{port}}. The password was not sent.',
    action: 'Ask the provider for the port to send with SSL, usually 587 or 465. Turn SSL off only if this server really has no encryption and the network can be trusted.',
  },
  'starttls-rejected': {
    cause: '{{host}} offers STARTTLS, but refused to start it.',
    action: 'Try again in a few minutes; if it goes on, tell whoever runs the server. The password was not sent.',
  },
  'starttls-injection': {
    cause: 'Unencrypted data came in the middle of the change to TLS. It is a serious fault of the server, or somebody is tampering with the connection.',
    action: 'Do not use this connection. Tell whoever looks after the network and the server {{host}}. The password was not sent.',
  },
  'certificate-expired': {
    cause: 'The certificate of {{host}} expired on {{date}}.',
    action: 'Whoever runs the server has to renew the certificate. Check this computer’s date, too.',
  },
  'certificate-not-yet-valid': {
    cause: 'The certificate of {{host}} is not valid yet on this computer’s date.',
    action: 'Check this computer’s date and time. If they are right, tell whoever runs the server.',
  },
  'certificate-name': {
    cause: 'The certificate was not issued for {{host}}. It is for: {{names}}.',
    action: 'If the provider confirms it, give one of the certificate’s names as the server. If the name cannot change, you can trust this certificate for this server only.',
  },
  'certificate-self-signed': {
    cause: '{{host}} shows a certificate that it signed itself: there is no way to know whether it is the real server.',
    action: 'Best is a certificate of a recognised authority. If the server is yours and the fingerprint matches, you can trust this certificate, for this server and this port only.',
  },
  'certificate-untrusted': {
    cause: 'The certificate of {{host}} was issued by “{{issuer}}”, which this computer does not recognise.',
    action: 'If it is an antivirus or firewall that inspects TLS, ask your network team to exempt {{host}}, or add the file of its authority under Advanced. Otherwise the server does not send the complete chain: tell the provider.',
  },
  'trust-no-longer-fits': {
    cause: 'There is an exception for {{host}}:{{port}}, but it does not fit the certificate that the server showed now: it has changed, or another machine answers.',
    action: 'Ask whoever runs the server whether the certificate was replaced. Only then remove the old exception and trust the new one.',
  },
  'trust-ended': {
    cause: 'The certificate exception for {{host}}:{{port}} is past the date on which it ended.',
    action: 'Check whether it is still needed. If so, change the date in the list of certificates under Advanced, in the Internet tab.',
  },
  'certificate-weak': {
    cause: 'The certificate of {{host}}, or one of those that sign it, uses a key or a signature too weak to be accepted.',
    action: 'Whoever runs the server has to issue another one, with RSA of 2048 bits or more (or ECDSA) and SHA-256.',
  },
  'tls-version': {
    cause: '{{host}}:{{port}} only accepts an old version of TLS that is no longer secure; this computer requires TLS 1.2 or later.',
    action: 'Ask whoever runs the server to turn on TLS 1.2. The password was not sent.',
  },
  'client-certificate-required': {
    cause: '{{host}}:{{port}} requires this computer to show a certificate as well, and the system’s sending has none.',
    action: 'Ask for another port or for access with user and password. The password was not sent.',
  },
  'proxy-certificate-weak': {
    cause: 'The TLS of the proxy {{proxy}}:{{proxyPort}} is too old or too weak to be accepted.',
    action: 'Ask your network team to update the proxy’s certificate and TLS versions.',
  },
  'proxy-client-certificate': {
    cause: 'The proxy {{proxy}}:{{proxyPort}} requires this computer to show a certificate of its own.',
    action: 'Ask your network team for a proxy with user and password, or for a port without that requirement.',
  },
  'other-service': {
    cause: 'On port {{port}} of {{host}} a {{service}} server answers, which is not for sending e-mail.',
    action: 'To send, the usual port is 587 with STARTTLS, or 465 with TLS from the first byte.',
  },
  'tls-failed': {
    cause: 'The TLS negotiation with {{host}}:{{port}} failed. It is usually a TLS version too old on one of the sides, or something on the way.',
    action: 'Ask whoever runs the server to accept TLS 1.2 or later. The password was not sent.',
  },

  // authentication: Microsoft 365
  'microsoft-not-authenticated': {
    cause: 'Microsoft 365 only accepts messages from those who authenticate, and nobody did.',
    action: 'Check “With authentication” with SSL and give user and password. If it is so already, SMTP AUTH is off in the organisation or the mailbox.',
  },
  'microsoft-smtp-auth-disabled': {
    cause: 'Sending with user and password (SMTP AUTH) is off in the organisation or in this Microsoft 365 mailbox.',
    action: 'In the Exchange admin center, turn on SMTP AUTH for the mailbox (Set-CASMailbox) or for the organisation. Mind that Microsoft turns it off by default at the end of December 2026.',
  },
  'microsoft-security-defaults': {
    cause: 'A Microsoft 365 policy blocked the sign-in: security defaults, Conditional Access or multifactor authentication.',
    action: 'Ask the Microsoft 365 administrator for an exception for this sending account, or use a relay server.',
  },
  'microsoft-policy': {
    cause: 'Microsoft 365 did not allow this account to sign in by SMTP.',
    action: 'Ask the Microsoft 365 administrator to check SMTP AUTH, the security defaults and the sign-in log of this account.',
  },
  'microsoft-basic-retired': {
    cause: 'Microsoft no longer accepts user and password for sending from this organisation.',
    action: 'None of the components can use OAuth. Use a relay server or a connector by IP; perhaps the administrator can still turn basic authentication on again.',
  },
  'microsoft-credentials': {
    cause: 'Microsoft 365 refused the sign-in: user or password is wrong, or signing in with a password is blocked for this account.',
    action: 'Check the user (the full e-mail address) and the password. If they are right, ask the administrator to check SMTP AUTH for this mailbox.',
  },
  'microsoft-auth-silence': {
    cause: 'Microsoft’s server fell silent during the authentication. It may do so with blocked accounts or after too many attempts.',
    action: 'Wait a few minutes before you try again, and ask the Microsoft 365 administrator for the sign-in log of this account.',
  },

  // authentication: Gmail
  'starttls-first': {
    cause: 'The server only goes on once encryption is on.',
    action: 'Turn SSL on and test again.',
  },
  'google-app-password': {
    cause: 'This Google account uses 2-Step Verification and requires an app password.',
    action: 'In the Google account, under Security, create an app password of 16 letters and type it here, without spaces.',
  },
  'google-web-login': {
    cause: 'Google blocked the sign-in until somebody confirms the account in a browser.',
    action: 'Sign in to the account with a browser, confirm the access and create an app password for this sending.',
  },
  'google-credentials': {
    cause: 'Google refused user or password. The account’s ordinary password is of no use here: it requires an app password.',
    action: 'Turn on 2-Step Verification in the Google account, create an app password and type it here, without spaces. Advanced Protection does not allow app passwords.',
  },

  // authentication: any server
  'account-locked': {
    cause: 'The server locked the account, for instance after too many attempts ({{reply}}).',
    action: 'Do not insist: each attempt may make the lock longer. Ask the provider to unlock the account, and test again only then.',
  },
  'auth-temporary': {
    cause: 'The server could not check the password now ({{reply}}). That does not mean that it is wrong.',
    action: 'Try again in a few minutes. If it goes on, tell the provider.',
  },
  'credentials-refused': {
    cause: 'The server did not accept the user or the password ({{reply}}).',
    action: 'Check the user (usually the full e-mail address) and type the password again. Avoid repeated attempts: the account may be locked.',
  },
  'challenge-refused': {
    cause: 'The server did not accept the user or the password by {{mechanism}} ({{reply}}). Some servers offer {{mechanism}} without being able to check it for every account.',
    action: 'Check the user and type the password again. If they are right, choose under “Advanced” the method that the system uses, usually LOGIN, with SSL on.',
  },
  'auth-server-not-proven': {
    cause: 'By {{mechanism}} the server also has to prove that it knows the password, and {{host}} did not. It may be an impostor.',
    action: 'Check the server’s name and the certificate shown in the test. Do not change to a weaker method before you know whom you are talking to.',
  },
  'auth-challenge-invalid': {
    cause: '{{host}} did not follow the rules of {{mechanism}} during the authentication. The password was not sent.',
    action: 'Tell the provider. Meanwhile another authentication method, under “Advanced” and with SSL on, may work.',
  },
  'auth-token-in-clear': {
    cause: 'An access token opens the mailbox to whoever reads it, and this connection has no encryption. It was not sent.',
    action: 'Turn SSL on and test again.',
  },
  'oauth-not-connected': {
    cause: 'The chosen method uses an access token, and there is none yet for these settings.',
    action: 'Save the system and use “Connect”, in the Internet tab.',
  },
  'oauth-refused': {
    cause: 'The identity provider no longer renews the access: it expired, was revoked, or the account’s password changed.',
    action: 'Use “Connect again”, in the Internet tab.',
  },
  'oauth-client-refused': {
    cause: 'The identity provider did not accept the application: its ID, its secret or its permission is wrong.',
    action: 'Check the application’s ID and secret in the provider’s console, and whether it has permission to send by SMTP.',
  },
  'oauth-unreachable': {
    cause: 'The identity provider did not answer, and the access token has to be renewed.',
    action: 'Check whether this computer reaches the provider and try again in a few minutes.',
  },
  'oauth-token-refused': {
    cause: '{{host}} did not accept the access token ({{reply}}).',
    action: 'Check that the user is the connected account’s, that the application has permission to send by SMTP, and that SMTP AUTH is on for this mailbox.',
  },
  'auth-password-unusable': {
    cause: 'The authentication method does not take a character that is in the user or the password. Nothing was sent.',
    action: 'Type the password again: an invisible character may have come along with copy and paste.',
  },
  'authentication-refused': {
    cause: 'The server did not allow this account to authenticate ({{reply}}).',
    action: 'Read the server’s reply and ask the provider whether this account may send by SMTP.',
  },
  'authentication-required': {
    cause: 'The server requires authentication, and nobody authenticated ({{reply}}).',
    action: 'Check “With authentication”, give user and password, and turn SSL on.',
  },
  'relay-needs-login': {
    cause: 'Without authentication the server does not relay messages from this computer to that recipient ({{reply}}).',
    action: 'Check “With authentication” and give user and password, or ask the provider to authorise this computer’s IP address.',
  },
  'auth-only-after-tls': {
    cause: 'The server only offers authentication once encryption is on. The password was not sent.',
    action: 'Turn SSL on and test again.',
  },
  'auth-not-offered': {
    cause: '{{host}} does not offer authentication on port {{port}}. The password was not sent.',
    action: 'If this server trusts your network, uncheck “With authentication”. Otherwise the port to send is usually 587, with SSL.',
  },
  'auth-not-offered-tls': {
    cause: '{{host}} does not offer authentication on port {{port}}, not even with encryption. The password was not sent.',
    action: 'Ask the provider for the port for authenticated sending, usually 587 or 465. Port 25 usually only receives.',
  },
  'auth-mechanism-chosen': {
    cause: 'The chosen authentication method ({{mechanism}}) is not offered; the server offers {{offered}}.',
    action: 'Set the method back to automatic and test again.',
  },
  'auth-mechanism-not-offered': {
    cause: 'The server only offers authentication methods that this test does not use: {{offered}}.',
    action: 'Ask the provider to allow PLAIN or LOGIN with encryption. If it only accepts OAuth (XOAUTH2), none of the components can: use a relay server.',
  },
  'auth-silence': {
    cause: '{{host}} stopped answering during the authentication.',
    action: 'Try again in a few minutes. If it goes on, ask the provider whether the account or this IP address is blocked.',
  },

  // the server's door
  'address-blocked': {
    cause: 'The server refuses this computer’s IP address because it is on a block list or has a bad reputation ({{reply}}).',
    action: 'Send through your provider’s server, with authentication on port 587, or ask to be removed from the list named in the reply.',
  },
  'server-busy': {
    cause: 'The server is busy or limits connections now ({{reply}}).',
    action: 'Try again in a few minutes. If it goes on, tell the provider.',
  },
  'greeting-refused': {
    cause: 'The server refuses to serve this computer ({{reply}}).',
    action: 'Check that this is the provider’s outgoing server and that it allows this computer’s IP address.',
  },
  'ehlo-name': {
    cause: 'The server did not accept the name by which this computer introduces itself ({{reply}}).',
    action: 'Under Advanced, give a full name that exists in DNS, for example erp.example.com.',
  },

  // sender, recipient, message
  'send-as-denied': {
    cause: 'The authenticated account has no permission to send as {{sender}} ({{reply}}).',
    action: 'Use the account’s own address as the sender, or ask the administrator for the “Send As” permission.',
  },
  'sender-domain': {
    cause: 'The server does not find the domain of the sender {{sender}} in DNS ({{reply}}).',
    action: 'Check the sender’s address; its domain has to exist and to receive e-mail.',
  },
  'spf-dmarc': {
    cause: 'The domain of {{sender}} does not authorise this way of sending (SPF, DKIM or DMARC; {{reply}}).',
    action: 'Ask whoever looks after the domain’s DNS to authorise this server, or use a sender of the account’s domain.',
  },
  'mailbox-full': {
    cause: 'The recipient’s mailbox is full ({{reply}}). The sending settings are right.',
    action: 'Tell the recipient, or test with another address.',
  },
  greylisted: {
    cause: 'The server makes every new sender wait (greylisting; {{reply}}). The sending settings are right.',
    action: 'Test again in 5 to 15 minutes.',
  },
  'too-many-recipients': {
    cause: 'The server does not take that many recipients in one message ({{reply}}).',
    action: 'Send to fewer recipients at a time, or use a distribution list. If the system needs more, ask the provider for a higher limit.',
  },
  'rate-limited': {
    cause: 'The provider limits the number of messages or connections ({{reply}}).',
    action: 'Wait and try later. If this volume is normal for the system, ask the provider for a higher limit.',
  },
  'relay-denied': {
    cause: 'Even with authentication the server does not relay messages to that recipient ({{reply}}).',
    action: 'Check the recipient and ask the provider whether this account may send outside its domain.',
  },
  'recipient-unknown': {
    cause: 'The server says that the recipient does not exist ({{reply}}). The sending settings are right.',
    action: 'Correct the recipient’s address and test again.',
  },
  'content-refused': {
    cause: 'The server refused the content of the message ({{reply}}), for instance as spam. The way to it is right.',
    action: 'Test with another subject and another text; if it goes on, ask the provider for the reason.',
  },
  'policy-refused': {
    cause: 'A rule of the server prevents this sending ({{reply}}): the account’s permission, the IP address, the sender or the recipient.',
    action: 'Read the server’s reply, below, and send it to the provider: only they know which rule it was.',
  },
  'message-too-big': {
    cause: 'The message is bigger than the server accepts.',
    action: 'Make the message smaller, or ask the provider for a higher limit.',
  },
  'sender-refused': {
    cause: 'The server does not accept the sender {{sender}} ({{reply}}).',
    action: 'Use the authenticated account’s address as the sender, or one that the provider has authorised.',
  },
  'recipient-refused': {
    cause: 'The server does not accept the recipient ({{reply}}).',
    action: 'Check the recipient’s address and read the server’s reply.',
  },
  'temporary-unknown': {
    cause: 'The server refused for now ({{reply}}), with a reply that this program does not know. $t(hints.subjects.{{subject}})',
    action: 'Try again in a few minutes. If it goes on, send the reply to the provider.',
  },
  'permanent-unknown': {
    cause: 'The server refused for good ({{reply}}), with a reply that this program does not know. $t(hints.subjects.{{subject}})',
    action: 'Read the server’s reply and send it to the provider. Repeating without a change is unlikely to help.',
  },

  // the way there
  'name-typo': {
    cause: 'The server {{host}} does not exist. It looks like a typing error: did you mean {{suggestion}}?',
    action: 'Change the server and test again.',
  },
  'name-not-found': {
    cause: 'The name {{host}} does not exist in DNS as seen from this computer.',
    action: 'Check the spelling of the server. If the name is internal, check that this computer uses the company’s DNS or VPN.',
  },
  'proxy-name-not-found': {
    cause: 'The name of the proxy, {{proxy}}, does not exist in DNS as seen from this computer.',
    action: 'Check the spelling of the proxy’s address.',
  },
  'name-lookup-failed': {
    cause: 'The name server (DNS) could not answer now.',
    action: 'Check this computer’s network and DNS and try again.',
  },
  'dns-silent': {
    cause: 'The name server (DNS) did not answer within the time of the test.',
    action: 'Ask your network team to check the DNS that this computer uses.',
  },
  'proxy-unreachable': {
    cause: 'There is no connection to the proxy {{proxy}}:{{proxyPort}}.',
    action: 'Check the proxy’s address and port; if they are right, ask your network team whether it is up.',
  },
  'proxy-silent': {
    cause: 'The proxy {{proxy}}:{{proxyPort}} did not answer within the time of the test.',
    action: 'Check the proxy’s port. If it is right, the proxy itself may not reach {{host}}:{{port}}: ask your network team.',
  },
  'proxy-negotiate-only': {
    cause: 'The proxy {{proxy}} only accepts the account signed in to Windows (Negotiate, usually Kerberos). A typed user and password are of no use to it.',
    action: 'Ask your network team to let the proxy accept NTLM or Basic from this computer as well, or to allow {{host}}:{{port}} without authentication.',
  },
  'proxy-login-scheme': {
    cause: 'The proxy {{proxy}} asks for authentication of the kind {{schemes}} in a way that this test cannot use; it knows Basic, Digest and NTLM.',
    action: 'Show the conversation to whoever looks after the proxy and ask them to accept one of those kinds, or to allow {{host}}:{{port}} without authentication.',
  },
  'proxy-credentials': {
    cause: 'The proxy {{proxy}} did not accept the proxy’s user or password.',
    action: 'Check user and password in the proxy group; often the user carries the domain, as in COMPANY\\name.',
  },
  'proxy-needs-login': {
    cause: 'The proxy {{proxy}} requires user and password.',
    action: 'Check “With authentication” in the proxy group and give user and password.',
  },
  'proxy-port-forbidden': {
    cause: 'The proxy {{proxy}} does not allow {{host}}:{{port}} (answer {{status}}). Many only allow port 443.',
    action: 'Ask your network team to allow {{host}}:{{port}} in the proxy. If this computer has direct access, uncheck “Use proxy”.',
  },
  'proxy-target-failed': {
    cause: 'The proxy {{proxy}} accepted the request, but could not reach {{host}}:{{port}} (answer {{status}}).',
    action: 'Check server and port. If they are right, ask your network team whether the proxy resolves the name and may go out by that port.',
  },
  'proxy-not-http': {
    cause: 'What answers at {{proxy}}:{{proxyPort}} is not an HTTP proxy.',
    action: 'Check the proxy’s address, port and kind; the usual ports are 8080 and 3128.',
  },
  'proxy-closed': {
    cause: 'The proxy {{proxy}} closed the connection without answering the request.',
    action: 'Check the proxy’s port and ask your network team whether it allows {{host}}:{{port}}.',
  },
  'proxy-tls-not-tls': {
    cause: '{{proxy}}:{{proxyPort}} does not speak TLS: an ordinary HTTP proxy probably answers there.',
    action: 'In the proxy group, check kind and port: HTTP for an ordinary proxy, HTTPS for one with a certificate of its own.',
  },
  'proxy-tls-failed': {
    cause: 'The secure connection to the proxy {{proxy}} could not be agreed on: TLS versions or ciphers that the two sides do not share.',
    action: 'Ask your network team to check the proxy’s TLS settings.',
  },
  'proxy-certificate-expired': {
    cause: 'The certificate of the proxy {{proxy}} expired on {{date}}. The mail server’s was not even seen.',
    action: 'Ask your network team to renew the proxy’s certificate.',
  },
  'proxy-certificate-not-yet-valid': {
    cause: 'The certificate of the proxy {{proxy}} is not valid yet.',
    action: 'Check this computer’s date and time; if they are right, tell whoever looks after the proxy.',
  },
  'proxy-certificate-name': {
    cause: 'The certificate shown by {{proxy}} is of {{names}}.',
    action: 'Give the proxy by the name that is in the certificate.',
  },
  'proxy-certificate-untrusted': {
    cause: 'The certificate of the proxy {{proxy}} was issued by {{issuer}}, which this computer does not recognise.',
    action: 'Ask your network team for the file of the company’s authority and add it under Advanced, in the Internet tab: it counts for this proxy only.',
  },
  'socks-not-socks': {
    cause: 'What answers at {{proxy}}:{{proxyPort}} is not a SOCKS proxy of that version.',
    action: 'Check the proxy’s kind and port; the usual port of SOCKS is 1080, that of HTTP 8080 or 3128.',
  },
  'socks-login-required': {
    cause: 'The SOCKS proxy {{proxy}} requires user and password.',
    action: 'Check “With authentication” in the proxy group and give user and password.',
  },
  'socks-login-rejected': {
    cause: 'The SOCKS proxy {{proxy}} did not accept the proxy’s user or password.',
    action: 'Check user and password in the proxy group.',
  },
  'socks-login-length': {
    cause: 'In SOCKS, user and password must have 1 to 255 bytes each; the ones given do not fit.',
    action: 'Check user and password in the proxy group; a blank password cannot be used here.',
  },
  'socks-method-not-offered': {
    cause: 'The SOCKS proxy {{proxy}} accepts neither user and password nor connections without authentication.',
    action: 'Ask your network team which authentication it accepts; that of Windows (GSSAPI) is not known to this test.',
  },
  'socks-failure': {
    cause: 'The SOCKS proxy {{proxy}} could not reach {{host}}:{{port}} and did not say why.',
    action: 'Check server and port. If they are right, ask your network team to look at the proxy’s log.',
  },
  'socks-not-allowed': {
    cause: 'The rules of the SOCKS proxy {{proxy}} do not allow {{host}}:{{port}}.',
    action: 'Ask your network team to allow {{host}}:{{port}} in the proxy. If this computer has direct access, uncheck “Use proxy”.',
  },
  'socks-network-unreachable': {
    cause: 'The SOCKS proxy {{proxy}} has no way to the network of {{host}}.',
    action: 'Ask your network team to check the proxy’s way out to the Internet.',
  },
  'socks-host-unreachable': {
    cause: 'The SOCKS proxy {{proxy}} does not reach {{host}}, or does not find that name.',
    action: 'Check the server. If it is right, ask your network team whether the proxy resolves the name and may go out to it.',
  },
  'socks-connection-refused': {
    cause: 'The SOCKS proxy {{proxy}} got to {{host}}, which refused the connection on port {{port}}.',
    action: 'Check the port with the provider; to send it is usually 587.',
  },
  'socks-ttl-expired': {
    cause: 'The connection of the SOCKS proxy {{proxy}} to {{host}} got lost on the way.',
    action: 'Ask your network team to check the proxy’s routes.',
  },
  'socks-command-not-supported': {
    cause: 'The SOCKS proxy {{proxy}} does not open ordinary connections.',
    action: 'Ask your network team what that proxy is for and which one to use to reach {{host}}:{{port}}.',
  },
  'socks-address-not-supported': {
    cause: 'The SOCKS proxy {{proxy}} does not take the kind of address of {{host}}.',
    action: 'If it does not resolve names, try the kind SOCKS 4, in which this computer resolves the name.',
  },
  'socks4-rejected': {
    cause: 'The SOCKS 4 proxy {{proxy}} refused the request or did not reach {{host}}:{{port}}; this version of the protocol says no more than that.',
    action: 'Check server and port and ask your network team to look at the proxy’s log. If it speaks SOCKS 5 as well, choose that kind: its answers are clearer.',
  },
  'socks4-identd': {
    cause: 'The SOCKS 4 proxy {{proxy}} wants to confirm the user with a service (identd) of this computer, which does not answer or gives another name.',
    action: 'Use SOCKS 5 with user and password, if the proxy offers it, or ask your network team to do without that confirmation.',
  },
  'socks4-needs-ipv4': {
    cause: '{{host}} has no IPv4 address, and SOCKS 4 knows no other kind.',
    action: 'Choose SOCKS 5, if the proxy offers it.',
  },
  'proxy-refused': {
    cause: 'The proxy {{proxy}} answered {{status}} instead of opening the way.',
    action: 'Show this answer to whoever looks after the network, with the destination {{host}}:{{port}}.',
  },
  'port-25-blocked': {
    cause: '{{host}} did not answer on port 25. In Brazil, since 2013, many Internet providers block outgoing connections by that port.',
    action: 'Use port 587, which is meant for authenticated sending.',
  },
  'connect-silent': {
    cause: '{{host}} did not answer on port {{port}}. Usually a firewall drops the connection, or it is the wrong port.',
    action: 'Check the port with the provider (587 or 465) and ask your network team to allow outgoing connections to {{host}}:{{port}}.',
  },
  'loopback-refused': {
    cause: 'No program answers at {{host}}:{{port}} on this computer.',
    action: 'Start the local mail server, or correct server and port.',
  },
  'connection-refused': {
    cause: '{{host}} exists, but refuses connections on port {{port}}: nothing answers there, or a firewall refuses.',
    action: 'Check the port with the provider; to send it is usually 587.',
  },
  'host-unreachable': {
    cause: 'This computer has no way to {{host}}.',
    action: 'Check this computer’s network, VPN and firewall.',
  },

  // silence and nonsense
  'server-silent': {
    cause: '{{host}} accepted the connection on port {{port}}, but did not introduce itself.',
    action: 'Check the port. If it is right, an antivirus or firewall on the way may be holding the connection.',
  },
  'not-smtp': {
    cause: 'What answers at {{host}}:{{port}} is not an SMTP mail server.',
    action: 'Check server and port; the ports to send are 587, 465 and 25.',
  },
  'closed-early': {
    cause: '{{host}} closed the connection right at the start.',
    action: 'The server may be refusing this computer’s IP address: ask the provider. Try port 587 as well.',
  },
  'connection-lost': {
    cause: 'The connection broke in the middle of the conversation with the server.',
    action: 'Try again. If it goes on, an antivirus, firewall or proxy on the way may be cutting the connection.',
  },
  deadline: {
    cause: 'The server took longer than the test’s {{seconds}} seconds.',
    action: 'Try again with more time. If it goes on, the server is slow or something on the way holds the connection.',
  },
  nonsense: {
    cause: '{{host}} answered something that does not belong to the SMTP protocol.',
    action: 'Look at the conversation and show it to the provider; a firewall that alters SMTP can cause this, too.',
  },

  // Microsoft 365 and Google, besides the login
  'microsoft-wrong-password': {
    cause: 'Microsoft 365 says that the user or the password is wrong.',
    action: 'Type the account’s full e-mail address and password again. If it signs in through the company’s identity provider, ask the administrator for a sending account that accepts a password.',
  },
  'microsoft-mailbox-inaccessible': {
    cause: 'Microsoft 365 knows the user, but does not open the mailbox ({{reply}}): it may be blocked, without a licence or on another server.',
    action: 'Ask the Microsoft 365 administrator to check the licence and the mailbox of this account.',
  },
  'microsoft-concurrent': {
    cause: 'There are too many connections at the same time with this Microsoft 365 account ({{reply}}).',
    action: 'Wait and try again. If several systems use the same account, spread their sending times or use different accounts.',
  },
  'microsoft-sender-blocked': {
    cause: 'Microsoft 365 blocked this account’s sending on suspicion of spam ({{reply}}).',
    action: 'The administrator has to check the account, change the password and remove it from the list of restricted entities in Microsoft Defender.',
  },
  'microsoft-tenant-blocked': {
    cause: 'Microsoft 365 does not let this organisation, or the address it sends from, send messages outside ({{reply}}).',
    action: 'The Microsoft 365 administrator has to open a case with Microsoft support, with this reply.',
  },
  'microsoft-outbound-spam': {
    cause: 'Microsoft’s outbound filter took this account’s sending for spam or used up its quota ({{reply}}).',
    action: 'Lower the volume and ask the administrator to check the account in Microsoft’s security portal.',
  },
  'microsoft-ip-banned': {
    cause: 'Microsoft banned the IP address from which the message goes out ({{reply}}).',
    action: 'Whoever looks after that address can ask for its release at sender.office.com. If the sending should go through the account, use the server smtp.office365.com with authentication.',
  },
  'google-relay-credentials': {
    cause: 'Google’s SMTP relay does not accept this sending ({{reply}}): the domain of {{sender}} or this network’s IP address is not registered with it.',
    action: 'Ask the Google Workspace administrator to check the “SMTP relay service” rule: the outgoing IP, the allowed domains and whether authentication is required.',
  },
  'google-relay-limit': {
    cause: 'The sending limit of Google’s SMTP relay was reached ({{reply}}).',
    action: 'Wait until the limit renews, or ask the Google Workspace administrator to spread the sending over several accounts.',
  },
  'google-sending-denied': {
    cause: 'Google does not let {{sender}} send ({{reply}}): the account is disabled or does not belong to the Google Workspace domain.',
    action: 'Ask the Google Workspace administrator to check the account, or use an active account of the domain as the sender.',
  },
  'google-ip-not-authorized': {
    cause: 'Google does not accept messages straight from this network’s IP address ({{reply}}).',
    action: 'Send through your mail provider’s server, with authentication (for example smtp.gmail.com on port 587), and not straight to the destination’s server.',
  },
  'google-unsolicited': {
    cause: 'Google took this message, or what comes from this IP address, for unsolicited mail ({{reply}}).',
    action: 'Check SPF, DKIM and the content with whoever looks after the domain; also check whether a computer in the network sends spam.',
  },
  'google-unsafe-content': {
    cause: 'Google blocked the message because its content or an attachment may be dangerous ({{reply}}). The way to it is right.',
    action: 'Test without attachments and without links; programs, macros and archives with a password are refused.',
  },
  'google-door-closed': {
    cause: 'Google closed the conversation right at the start ({{reply}}). In the SMTP relay this happens when the name by which this computer introduces itself will not do.',
    action: 'Under Advanced, in the Internet tab, give the company’s domain as the EHLO name, and test again in a few minutes.',
  },

  // Amazon SES, SendGrid, Zoho, Locaweb
  'ses-credentials': {
    cause: 'Amazon SES does not recognise the user or the password. It has SMTP credentials of its own, one set per region, other than the AWS access keys.',
    action: 'Create SMTP credentials in the SES console, in the same region as the server, and use them here.',
  },
  'ses-not-subscribed': {
    cause: 'The AWS account that owns these credentials is not subscribed to Amazon SES.',
    action: 'Whoever manages the AWS account has to activate SES in that region.',
  },
  'ses-identity': {
    cause: 'Amazon SES does not have {{sender}} as a verified identity in that region ({{reply}}). In a sandbox account the recipient has to be verified, too.',
    action: 'In the SES console, verify the domain or the address in the server’s region, and ask to be moved out of the sandbox.',
  },
  'ses-permission': {
    cause: 'The AWS policy does not allow these credentials to send as that identity (ses:SendRawEmail).',
    action: 'Whoever manages the AWS account has to give that permission to the IAM user of the SMTP credentials.',
  },
  'ses-daily-quota': {
    cause: 'The 24-hour quota of Amazon SES is used up.',
    action: 'Wait, or ask for a higher sending quota in the SES console.',
  },
  'ses-rate': {
    cause: 'The sending went over the rate per second, or the number of connections, that Amazon SES allows.',
    action: 'Try again in a moment. If it always happens, send more slowly or ask for a higher rate in the SES console.',
  },
  'sendgrid-key': {
    cause: 'SendGrid does not accept the key: it was revoked, or copied with a space or a line break.',
    action: 'The user is the word apikey and the password is the whole key, which begins with SG. Create another one in the SendGrid console with permission to send (Mail Send) and paste it again.',
  },
  'sendgrid-credits': {
    cause: 'The sending credits of the SendGrid account are used up; the password is not the problem.',
    action: 'Whoever manages the SendGrid account has to wait for the plan to renew, or upgrade it.',
  },
  'sendgrid-sender': {
    cause: '{{sender}} is not a verified sender in this SendGrid account ({{reply}}).',
    action: 'In the SendGrid console, under Sender Authentication, verify the domain or the sender; or use a sender that is verified already.',
  },
  'zoho-sender': {
    cause: 'Zoho only sends with the authenticated account’s address or an alias of it, and {{sender}} is neither ({{reply}}).',
    action: 'Use the account’s address as the sender, or register this one as an alias in Zoho Mail.',
  },
  'zoho-unusual-activity': {
    cause: 'Zoho blocked the account’s sending for now, because of unusual activity ({{reply}}).',
    action: 'Sign in to Zoho Mail with the account and unblock it at mail.zoho.com/UnblockMe; then lower the sending volume.',
  },
  'zoho-sender-blocked': {
    cause: 'Zoho blocked this sender ({{reply}}).',
    action: 'The Zoho Mail administrator has to look at the reason and unblock the account’s sending, if need be with Zoho support.',
  },

  // Exchange, Exim and cPanel, Postfix, Sendmail
  'exchange-not-accepted-domain': {
    cause: 'This Exchange only delivers to its own domains for those who connect in this way, and the recipient is in another one ({{reply}}).',
    action: 'Check “With authentication”, or ask whoever runs Exchange for a receive connector that lets this computer relay.',
  },
  'exchange-back-pressure': {
    cause: 'Exchange is short of resources, usually of disk space, and accepts no messages for now ({{reply}}).',
    action: 'Tell whoever runs the Exchange server: the queue moves again once there is space and memory.',
  },
  'exim-credentials': {
    cause: 'The server did not accept the user or the password ({{reply}}).',
    action: 'Check both. With cPanel hosting, such as HostGator, the user is the full e-mail address.',
  },
  'exim-auth-not-advertised': {
    cause: 'The server does not accept authentication in this way: nearly always it only allows it once TLS has started.',
    action: 'Turn SSL on and test again, on port 587 or 465.',
  },
  'exim-sender-verify': {
    cause: 'The server tried to confirm that {{sender}} exists, and could not ({{reply}}).',
    action: 'Use a sender that exists and receives messages; if it does, check the domain’s MX with whoever looks after its DNS.',
  },
  'cpanel-hourly-limit': {
    cause: 'The domain went over the hosting’s limit of messages per hour; the message was discarded.',
    action: 'Wait for the next hour. If the volume is normal for the system, ask the hosting company for a higher limit or use a sending service.',
  },
  'cpanel-failures': {
    cause: 'Too many messages of this domain bounced or stayed in the queue in the last hour, and the hosting company suspended its sending for now.',
    action: 'Remove the addresses that do not exist from your records and try again in the next hour.',
  },
  'cpanel-suspended': {
    cause: 'The hosting company suspended the sending of this domain or this account.',
    action: 'Ask the hosting company’s support for the reason; usually somebody sent spam with a stolen password. Change the password before you ask for its release.',
  },
  'postfix-reverse-name': {
    cause: 'The server does not find the reverse name (PTR) of this network’s IP address, or that name does not lead back to the IP ({{reply}}).',
    action: 'Ask your network team or the carrier to register reverse DNS for that IP, or send through the provider with authentication on port 587.',
  },
  'postfix-client-rejected': {
    cause: 'The server does not accept connections from this computer, or not on this port without authentication ({{reply}}).',
    action: 'Check that “With authentication” is checked and the port is 587. If it is so already, ask the provider to allow this network’s IP address.',
  },
  'postfix-not-logged-in': {
    cause: 'The server only accepts the sender {{sender}} from whoever signed in as its owner ({{reply}}).',
    action: 'Check “With authentication” and give that sender’s user and password.',
  },
  'postfix-unverified': {
    cause: 'The server could not confirm that the recipient exists ({{reply}}). The sending settings are right.',
    action: 'Check the address; if it is right, try again in a few minutes or tell whoever runs its domain.',
  },
  'sendmail-ip-name': {
    cause: 'The server does not relay because it does not find the name of this network’s IP address, or it does not match ({{reply}}).',
    action: 'Ask your network team or the carrier to set up reverse DNS for that IP, or sign in with user and password.',
  },

  // proxies that say who they are
  'squid-denied': {
    cause: 'The Squid proxy {{proxy}} has a rule that does not allow {{host}}:{{port}} (answer {{status}}). As delivered it only lets port 443 through.',
    action: 'Ask whoever looks after Squid to add port {{port}} to SSL_ports and Safe_ports, preferably for {{host}} only. If this computer has direct access, uncheck “Use proxy”.',
  },
  'squid-name': {
    cause: 'The Squid proxy {{proxy}} does not find the name {{host}} in its DNS, or a way to it (answer {{status}}).',
    action: 'Check the server. If it is right, ask your network team to check the DNS that the proxy uses, or the proxy above it.',
  },
  'squid-refused': {
    cause: 'The Squid proxy {{proxy}} got to {{host}}, which refused the connection on port {{port}} (answer {{status}}).',
    action: 'Check the port with the provider; to send it is usually 587.',
  },
  'squid-no-way': {
    cause: 'The Squid proxy {{proxy}} allowed the request, but could not connect to {{host}}:{{port}} (answer {{status}}).',
    action: 'Ask your network team whether a firewall keeps the proxy itself from going out by that port. Check server and port, too.',
  },
  'zscaler-blocked': {
    cause: 'The company’s Zscaler blocked the way to {{host}}:{{port}} (answer {{status}}).',
    action: 'Ask your network team to allow {{host}}:{{port}} in Zscaler, without TLS inspection, or to let this computer go direct to that destination.',
  },
  'fortigate-blocked': {
    cause: 'The company’s FortiGate blocked the way to {{host}}:{{port}} (answer {{status}}) with a content or application filter.',
    action: 'Ask your network team to allow {{host}}:{{port}} in the FortiGate profile that applies to this computer.',
  },
  'blue-coat-denied': {
    cause: 'The company’s ProxySG (Blue Coat) has a policy that does not allow {{host}}:{{port}} (answer {{status}}).',
    action: 'Ask your network team for a rule that allows the CONNECT method to {{host}}:{{port}}; as delivered it denies it outside port 443.',
  },
} as const

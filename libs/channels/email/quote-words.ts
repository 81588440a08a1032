/** Verbs of the line that says whose words follow, as mail programs write it. */
export const ATTRIBUTION_VERB =
  /(^|[\s,)>])(wrote|writes|said|ysgrifennodd|scríobh|schrieb|a écrit|schreef|escribió|escreveu|ha scritto|napisał(\(a\)|a)?|pisze|skrev|kirjoitti|a scris|napsala?|napísal\(?a?\)?|írta|yazdı|έγραψε|(на)?писал(\(а\)|а)?|пишет|пише|написав|написа|rašė|rakstīja|kirjutas|je napisao(\/la)?|написао\/ла|є написав|đã viết|menulis|كتب|כתב(ה)?|נכתב|लिखा|写道|寫道|のメール|작성|님이 작성)(?![\p{L}\p{M}])/iu;

/** The line above what was answered or forwarded, in programs that put no `>` before it. */
export const SEPARATOR =
  /^[-_=*\s]{2,}\s*(original message|original-nachricht|ursprüngliche nachricht|message d'origine|message original|mensaje original|mensagem original|messaggio originale|oorspronkelijk bericht|wiadomość oryginalna|oryginalna wiadomość|ursprungligt meddelande|originalmeddelande|oprindelig meddelelse|opprinnelig melding|alkuperäinen viesti|neges wreiddiol|původní zpráva|eredeti üzenet|mesaj original|orijinal mesaj|αρχικό μήνυμα|исходное сообщение|пересылаемое сообщение|оригинальное сообщение|原始邮件|原始郵件|元のメッセージ|원본 메시지|reply message|forwarded message|weitergeleitete nachricht|message transféré|mensaje reenviado|mensagem encaminhada|messaggio inoltrato|doorgestuurd bericht)\s*[-_=*]{2,}\s*$/iu;

/** What announces a forwarded mail, whose header block must follow. */
export const FORWARDED =
  /^([-*_\s]{2,}.{3,60}[-*_\s]{2,}|begin forwarded message|anfang der weitergeleiteten nachricht|début du message réexpédié|inicio del mensaje reenviado|inizio messaggio inoltrato|begin doorgestuurd bericht|forwarded by .{1,200})\s*:?$/iu;

/** First label of the header block that Outlook and others put above what they quote. */
export const FROM_LABEL =
  /^\*?(from|von|de|da|van|od|från|fra|oddi wrth|gan|ó|lähettäjä|feladó|expeditor|kimden|gönderen|από|от|от кого|від|发件人|寄件者|寄件人|差出人|보낸 사람|من|מאת|से|từ|dari)\*?\s?[:：]\*?\s*\S/iu;

/** Its other labels. */
export const OTHER_LABEL =
  /^\*?(sent|date|to|cc|subject|gesendet|datum|an|betreff|envoyé|à|objet|enviado( el| em)?|fecha|data|para|asunto|assunto|inviato|a|oggetto|verzonden|aan|onderwerp|wysłano|wysłane|do|dw|temat|skickat|till|ämne|sendt|til|emne|dato|lähetetty|vastaanottaja|päivämäärä|aihe|anfonwyd|at|i|pwnc|dyddiad|odesláno|komu|předmět|elküldve|címzett|tárgy|trimis|către|subiect|gönderildi|tarih|kime|konu|ημερομηνία|προς|θέμα|дата|кому|тема|отправлено|надіслано|发送时间|收件人|主题|抄送|寄件日期|收件者|主旨|送信日時|日付|宛先|件名|보낸 날짜|날짜|받는 사람|제목|التاريخ|إلى|الموضوع|תאריך|אל|נושא)\*?\s?[:：]/iu;

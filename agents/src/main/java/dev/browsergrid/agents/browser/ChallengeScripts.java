package dev.browsergrid.agents.browser;

import java.util.regex.Pattern;

/// What tells captchas and fields for one-time codes.
final class ChallengeScripts {
    /// Frames of those who make captchas, by host and path.
    private static final String ADDRESS =
            "^https?://(?:[^?#]*captcha|challenges\\.cloudflare\\.com/|(?:[^/?#]*\\.)?(?:arkoselabs|funcaptcha|geetest)\\.com/)";

    private static final Pattern CAPTCHA = Pattern.compile(ADDRESS, Pattern.CASE_INSENSITIVE);

    /// Functions on elements: `captchaFrame`, `captchaPart`, `codeField`, `inSight`.
    static final String PARTS = """
          const captchaFrame = it => /^i?frame$/.test(it.localName)
            && new RegExp(String.raw`ADDRESS`, 'i').test(it.src ?? '') && !/size=invisible/i.test(it.src);
          const wordsOn = it => [it.getAttribute('aria-label'), ...[...(it.labels ?? [])].map(each => each.textContent),
            ...(it.getAttribute('aria-labelledby') ?? '').split(/\\s+/).filter(Boolean)
              .map(id => it.getRootNode().getElementById?.(id)?.textContent),
            it.getAttribute('placeholder'), it.getAttribute('alt'), it.getAttribute('title'),
            it.localName === 'button' ? it.textContent : ''].map(each => (each ?? '').trim()).join(' ').slice(0, 500);
          const captchaPart = it => it.type !== 'hidden'
            && (/^(?:input|img|canvas|button)$/.test(it.localName)
              || /^(?:checkbox|slider|button|switch)$/.test(it.getAttribute('role') ?? ''))
            && /captcha|not a robot|\\b(?:are|am|i'm) (?:a )?human|(?:characters|letters|text|code) (?:you see|shown|in the (?:image|picture))|kein roboter|pas un robot|no soy un robot/i
              .test(wordsOn(it));
          const typed = it => it.localName === 'input'
            && ['', 'text', 'tel', 'number', 'password'].includes((it.getAttribute('type') ?? '').toLowerCase());
          const codeNamed = it => typed(it) && !/(^|\\s)cc-/.test(it.getAttribute('autocomplete') ?? '')
            && (/one-time-code/i.test(it.getAttribute('autocomplete') ?? '')
            || /^(?:otp|totp|mfa|2fa|tan|one[-_]?time|(?:verification|auth|sms|otp|mfa)[-_]?code)$/i.test(it.name || it.id)
            || /\\b(?:otp|totp|2fa|mfa)\\b|\\b(?:one[- ]?time|verification|authenticat\\w+|two[- ](?:factor|step)|sms|sign[- ]?in|log[- ]?in) (?:code|pin|passcode)\\b|\\bone[- ]?time password|\\b(?:einmal|bestätigungs|sicherheits|verifizierungs)-?(?:code|pin|passwort|kennwort)\\b|\\bcode (?:de vérification|à usage unique)|\\bcódigo de (?:verificación|un solo uso)/i
              .test(wordsOn(it)));
          const codeField = it => codeNamed(it) || (typed(it) && it.maxLength === 1 && !!it.form
            && [...it.form.elements].some(codeNamed));
          const inSight = it => {
            const box = it.getBoundingClientRect();
            return box.width >= 10 && box.height >= 5 && box.bottom > -1000 && getComputedStyle(it).visibility !== 'hidden';
          };
        """.replace("ADDRESS", ADDRESS);

    /// Run on an element: whether it is part of a captcha.
    static final String IS_CAPTCHA = "start => {\n" + PARTS + """
          const near = start.closest('label,button,[role=checkbox],[role=slider]') ?? start;
          const it = near.localName === 'label' && near.control ? near.control : near;
          return captchaFrame(it) || captchaPart(it);
        }
        """;

    /// Run in a frame: whether it asks for a captcha, one is solved in it, and it asks for a code.
    static final String LOOK = "() => {\n" + PARTS + """
          const all = chosen => [...document.querySelectorAll(chosen)].slice(0, 2000);
          const open = it => !it.value && !it.checked && it.getAttribute('aria-checked') !== 'true';
          const solved = all('[name=g-recaptcha-response],[name=h-captcha-response],[name=cf-turnstile-response]')
            .some(it => it.value);
          return {
            solved,
            captcha: (!solved && all('iframe').some(it => captchaFrame(it) && inSight(it)))
              || all('input,[role=checkbox],[role=slider]').some(it => captchaPart(it) && inSight(it)
                && (open(it) && !/^(submit|button|reset|image)$/.test(it.type ?? ''))),
            code: all('input').some(it => codeNamed(it) && inSight(it) && !it.value && !it.disabled)
          };
        }
        """;

    private ChallengeScripts() {}

    /// Whether a frame of this address is a captcha that shows itself.
    static boolean isCaptcha(String address) {
        return CAPTCHA.matcher(address).find() && !address.contains("size=invisible");
    }
}

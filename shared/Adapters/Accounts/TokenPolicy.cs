using System.ComponentModel.DataAnnotations;
using System.Text;

namespace Serverless.Adapters.Accounts;

/// <summary>
/// The signature and the lifetime of tokens. Section "Accounts" of the settings, except for the secret.
/// </summary>
internal sealed record TokenPolicy : IValidatableObject
{
    public const string SecretSetting = "JWT_SECRET";
    public const int SecretBytesMin = 32;

    // Published in documentation, so anyone can sign with it.
    private const string KnownSecret = "your-secret-key-change-in-production";

    private const string SampleSecret = "for-development-only-this-secret-is-published-in-the-sample";
    private const string HowToMake = "Make one: openssl rand -base64 48";

    public const string SampleSecretRefused =
        $"{SecretSetting} is the one of the sample settings, which is public: it is for development. {HowToMake}";

    /// <summary>Whether anyone can sign with it, because the sample settings contain it.</summary>
    public bool IsSampleSecret => Secret == SampleSecret;

    /// <summary>The secret of HMAC-SHA256, from the setting of <see cref="SecretSetting"/>.</summary>
    public string Secret { get; internal set; } = string.Empty;

    [Range(1, 24 * 90)]
    public int TokenLifetimeHours { get; init; } = 24;

    /// <summary>Valid tokens in the cache; each takes about 250 bytes.</summary>
    [Range(2, 1_000_000)]
    public int TokenCacheMax { get; init; } = 100_000;

    public TimeSpan TokenLifetime => TimeSpan.FromHours(TokenLifetimeHours);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Secret == KnownSecret)
        {
            yield return new ValidationResult($"{SecretSetting} is a published default. {HowToMake}");
        }

        if (Encoding.UTF8.GetByteCount(Secret) < SecretBytesMin)
        {
            yield return new ValidationResult(
                $"{SecretSetting} must have at least {SecretBytesMin} random bytes, the same on every instance. "
                    + HowToMake);
        }
    }

    public override string ToString() => nameof(TokenPolicy);
}

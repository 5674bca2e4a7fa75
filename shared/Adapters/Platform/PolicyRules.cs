using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Serverless.Adapters.Platform;

/// <summary>Validates a policy by its annotations, and names each setting with its section.</summary>
internal sealed class PolicyRules<TPolicy>(string section) : IValidateOptions<TPolicy>
    where TPolicy : class
{
    public ValidateOptionsResult Validate(string? name, TPolicy options)
    {
        var (context, results) = (new ValidationContext(options), new List<ValidationResult>());

        return Validator.TryValidateObject(options, context, results, validateAllProperties: true)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(results.Select(Describe));
    }

    // A rule for the whole policy names its settings itself.
    private string Describe(ValidationResult result) => result.MemberNames.FirstOrDefault() is { } member
        ? $"{section}:{member}: {result.ErrorMessage}"
        : result.ErrorMessage ?? section;
}

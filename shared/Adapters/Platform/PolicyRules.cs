using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Serverless.Adapters.Platform;

/// <summary>Holds a policy to its annotations, and names each setting as people write it.</summary>
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

    // A rule of the whole policy names its settings itself.
    private string Describe(ValidationResult result) => result.MemberNames.FirstOrDefault() is { } member
        ? $"{section}:{member}: {result.ErrorMessage}"
        : result.ErrorMessage ?? section;
}

using Serverless.Domain.Platform;

namespace Serverless.Functions.Http;

/// <summary>How an API words a refusal, where its published texts, codes or statuses differ from the usual.</summary>
public readonly record struct ProblemText(string Message, string? Code = null, int? Status = null)
{
    /// <summary>What exactly is wrong, where the API tells.</summary>
    public IReadOnlyList<FieldError>? Faults { get; init; }
}

/// <summary>The wording of one context's refusals; null for those that are worded as usual.</summary>
public delegate ProblemText? ProblemMapper(Error error);

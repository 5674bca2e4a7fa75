using Serverless.Domain.Platform;

namespace Serverless.Functions.Http;

/// <summary>An error in an API contract's own text, code or status, where they differ from the default.</summary>
public readonly record struct ProblemText(string Message, string? Code = null, int? Status = null)
{
    /// <summary>The errors in detail, for the API contract that shows them.</summary>
    public IReadOnlyList<FieldError>? Faults { get; init; }
}

/// <summary>Maps the errors of one context to texts; null for an error with the default text.</summary>
public delegate ProblemText? ProblemMapper(Error error);

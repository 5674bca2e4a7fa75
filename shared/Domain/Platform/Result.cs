using System.Diagnostics.CodeAnalysis;

namespace Serverless.Domain.Platform;

/// <summary>The value of an operation, or its error. Faults are exceptions.</summary>
public readonly record struct Result<T>
    where T : notnull
{
    private Result(T? value, Error? error) => (Value, Error) = (value, error);

    public T? Value { get; }

    public Error? Error { get; }

    [MemberNotNullWhen(true, nameof(Error))]
    [MemberNotNullWhen(false, nameof(Value))]
    public bool IsError => Error is not null;

    public TResult Match<TResult>(Func<T, TResult> accepted, Func<Error, TResult> failed) =>
        IsError ? failed(Error) : accepted(Value);

    public static implicit operator Result<T>(T value) => new(value, error: null);

    public static implicit operator Result<T>(Error error) => new(default, error);
}

/// <summary>The value of an operation without a result.</summary>
public readonly record struct Done;

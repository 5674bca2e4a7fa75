using Azure.Core;

namespace Azure.Data.Tables.Wire;

internal sealed class WireResponse<T>(T value) : Response<T>
{
    public override T Value => value;
}

internal sealed class MissingResponse<T> : NullableResponse<T>
{
    public override bool HasValue => false;

    public override T? Value => throw new InvalidOperationException("The entity does not exist.");
}

internal sealed class ActionResponse(int status, ETag? etag) : Response
{
    public override int Status => status;

    public override ResponseHeaders Headers { get; } = new(etag);
}

internal sealed class WirePage<T>(IReadOnlyList<T> values, string? continuationToken) : Page<T>
{
    public override IReadOnlyList<T> Values => values;

    public override string? ContinuationToken => continuationToken;
}

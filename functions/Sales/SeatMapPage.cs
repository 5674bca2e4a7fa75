using System.Buffers;
using Microsoft.AspNetCore.Http;
using Serverless.Domain.Sales;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Compression;
using Serverless.Functions.Http.Conditions;

namespace Serverless.Functions.Sales;

/// <summary>
/// A seat map that is ready to be sent. The seats are written in immutable pieces. A newer page shares every piece
/// without a changed seat, so a hold on a map of fifty thousand seats costs the writing of a few hundred.
/// </summary>
internal sealed class SeatMapPage : IResult, IStatusCodeHttpResult
{
    /// <summary>About forty kilobytes of text, below the runtime's limit for large objects.</summary>
    private const int SeatsPerPiece = 256;

    /// <summary>The age limit of a compressed map, because compressing takes longer than holding a seat.</summary>
    private static readonly TimeSpan CompressedAgeMax = TimeSpan.FromSeconds(1);

    private readonly SeatMap _map;
    private readonly byte[] _head;
    private readonly byte[][] _pieces;
    private readonly int _length;
    private readonly CompressedForms _compressed;
    private string? _tag;

    private SeatMapPage(SeatMap map, byte[] head, byte[][] pieces, CompressedForms compressed)
    {
        (_map, _head, _pieces, _compressed) = (map, head, pieces, compressed);
        _length = head.Length + pieces.Sum(piece => piece.Length) + SeatMapText.Tail.Length;
    }

    public long ChangeNumber => _map.ChangeNumber;

    public int? StatusCode => StatusCodes.Status200OK;

    public static SeatMapPage Of(SeatMap map, TimeProvider clock)
    {
        var pieces = new byte[(map.Layout.SeatCount + SeatsPerPiece - 1) / SeatsPerPiece][];

        for (var i = 0; i < pieces.Length; i++)
        {
            pieces[i] = SeatMapText.WriteSeats(map, i * SeatsPerPiece, SeatsPerPiece);
        }

        return new SeatMapPage(map, SeatMapText.WriteHead(map), pieces, new CompressedForms(clock));
    }

    /// <summary>
    /// Returns this page if the map did not change, otherwise a page that shares the unchanged pieces.
    /// </summary>
    public SeatMapPage Advance(SeatMap map)
    {
        if (ReferenceEquals(map.Performance, _map.Performance) && map.States.Span.SequenceEqual(_map.States.Span))
        {
            return this;
        }

        var pieces = (byte[][])_pieces.Clone();

        for (var i = 0; i < pieces.Length; i++)
        {
            var first = i * SeatsPerPiece;
            var count = Math.Min(SeatsPerPiece, map.States.Length - first);

            if (!map.States.Span.Slice(first, count).SequenceEqual(_map.States.Span.Slice(first, count)))
            {
                pieces[i] = SeatMapText.WriteSeats(map, first, SeatsPerPiece);
            }
        }

        return new SeatMapPage(map, SeatMapText.WriteHead(map), pieces, _compressed);
    }

    /// <summary>The digest of everything that the page shows.</summary>
    private string Tag => _tag ??= EntityTag.Of(_head, _map.States.Span);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;

        if (TaggedResponse.IsNotModified(response, Tag, Tagging.Public))
        {
            return;
        }

        // Compressed at most once a second in each coding, for all clients.
        if (ContentCodings.Choose(httpContext.Request, _length, SeatMapText.CompressedFrom)
            is var coding and not ContentCoding.Identity)
        {
            var compressed = _compressed.In(coding).Take(WriteTo, ChangeNumber, Tag);
            await SendCompressedAsync(httpContext, coding, compressed);

            return;
        }

        response.ContentType = JsonBody.ContentType;
        response.ContentLength = _length;

        if (!HttpMethods.IsHead(httpContext.Request.Method))
        {
            await WriteAsync(response.BodyWriter, httpContext.RequestAborted);
        }
    }

    // Its tag is that of the map that was compressed, which may be older than this one.
    private static async Task SendCompressedAsync(
        HttpContext httpContext, ContentCoding coding, CompressedMap compressed)
    {
        var response = httpContext.Response;
        TaggedResponse.Weaken(response, compressed.Tag);

        if (EntityTag.IsKnownTo(httpContext.Request, compressed.Tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;

            return;
        }

        response.ContentType = JsonBody.ContentType;
        response.Headers.ContentEncoding = ContentCodings.NameOf(coding);
        response.ContentLength = compressed.Bytes.Length;

        if (!HttpMethods.IsHead(httpContext.Request.Method))
        {
            await response.Body.WriteAsync(compressed.Bytes, httpContext.RequestAborted);
        }
    }

    private async Task WriteAsync(System.IO.Pipelines.PipeWriter writer, CancellationToken cancellationToken)
    {
        writer.Write(_head);

        foreach (var piece in _pieces)
        {
            await writer.WriteAsync(piece, cancellationToken);
        }

        await writer.WriteAsync(SeatMapText.Tail, cancellationToken);
    }

    private void WriteTo(Stream stream)
    {
        stream.Write(_head);

        foreach (var piece in _pieces)
        {
            stream.Write(piece);
        }

        stream.Write(SeatMapText.Tail);
    }

    /// <summary>
    /// The newest compressed form of the map. One caller makes it; the others get the previous one meanwhile.
    /// </summary>
    private sealed class Compressed(ContentCoding coding, TimeProvider clock)
    {
        private readonly Lock _gate = new();
        private volatile CompressedMap? _last;

        public CompressedMap Take(Action<Stream> write, long changeNumber, string tag)
        {
            var last = _last;

            if (last is not null && clock.GetElapsedTime(last.MadeAt) < CompressedAgeMax)
            {
                return last;
            }

            if (last is not null && !_gate.TryEnter())
            {
                return last;
            }

            if (last is null)
            {
                _gate.Enter();
            }

            try
            {
                // A caller with a newer map may have been faster.
                return _last is { } newer && changeNumber < newer.ChangeNumber
                    ? newer
                    : Compress(write, changeNumber, tag);
            }
            finally
            {
                _gate.Exit();
            }
        }

        private CompressedMap Compress(Action<Stream> write, long changeNumber, string tag)
        {
            var startedAt = clock.GetTimestamp();

            return _last = new CompressedMap(Compressor.Compress(coding, write), tag, changeNumber, startedAt);
        }
    }

    /// <summary>What all pages of one seat map share.</summary>
    private sealed class CompressedForms(TimeProvider clock)
    {
        private readonly Compressed _brotli = new(ContentCoding.Brotli, clock);
        private readonly Compressed _gzip = new(ContentCoding.Gzip, clock);

        public Compressed In(ContentCoding coding) => coding == ContentCoding.Brotli ? _brotli : _gzip;
    }

    private sealed record CompressedMap(byte[] Bytes, string Tag, long ChangeNumber, long MadeAt);
}
